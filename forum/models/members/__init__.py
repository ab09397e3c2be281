"""Tables of members, their sessions and tokens."""
