"""What is asked about programmes and their runs."""
