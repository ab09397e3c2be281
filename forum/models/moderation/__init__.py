"""Tables of reports, the modlog and trusted hosts."""
