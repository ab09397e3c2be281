"""Pages of moderators."""
