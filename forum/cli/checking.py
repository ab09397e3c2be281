"""Commands to come."""

COMMANDS = ()
