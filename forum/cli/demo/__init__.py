"""The demo community of `init --demo`."""
