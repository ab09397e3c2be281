"""What is asked about exercises and resources."""
