"""The words of what the operator does."""
