"""Tables of members, their sessions, tokens and failing addresses."""
