"""The typed base of all tables, and the outbox."""
