"""What every other rule is made with: people, permissions, limits, numbers."""
