"""Mail: `letters` writes a message, `outbound` sends it, `office` does both by the settings."""
