"""What the operator does: tables, backups, recounts, forgetting."""
