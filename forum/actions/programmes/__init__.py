"""What people do with programmes."""
