"""What people do with research."""
