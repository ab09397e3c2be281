"""Following links of others, with great care about where they lead."""
