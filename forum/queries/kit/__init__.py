"""Connections, snapshots and the outbox."""
