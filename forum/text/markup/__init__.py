"""Markdown in, clean HTML and plain text out."""
