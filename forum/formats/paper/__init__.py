"""Sheets of paper, pictures and codes."""
