"""Rules of accounts and membership."""
