"""Tables of programmes and their runs."""
