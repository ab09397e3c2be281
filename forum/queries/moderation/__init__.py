"""What is asked about reports and the modlog."""
