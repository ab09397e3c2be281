"""Research: what sentences may say of it."""
