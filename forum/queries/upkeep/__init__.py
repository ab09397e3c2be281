"""Counters, invariants, health, and everything there is for `export`."""
