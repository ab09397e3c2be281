"""What is asked about routine cards and what they are fitted to."""
