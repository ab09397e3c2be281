"""What research looks like in files."""
