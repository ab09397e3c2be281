"""From what was read in a message to a card's draft."""
