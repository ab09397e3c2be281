"""What is asked of research."""
