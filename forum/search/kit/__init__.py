"""What the index is given."""
