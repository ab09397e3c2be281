"""Research: what is known of a study, and how it is told."""
