"""Tables of research."""
