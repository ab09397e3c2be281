"""Vectors, turns and what is drawn on paper."""
