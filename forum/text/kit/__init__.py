"""Plain text in, plain text out: cleaning, folding, slugs, excerpts, differences."""
