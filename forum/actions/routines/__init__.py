"""What people do with routine cards."""
