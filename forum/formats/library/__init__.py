"""Trusted resources as files and as facts for programs."""
