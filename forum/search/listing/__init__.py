"""Nouns whose every row that strangers may read is one document."""
