"""Tables of routine cards."""
