"""What can be asked of an index, and how a member's words are understood."""
