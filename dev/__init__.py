"""Tools of those who work on the house; no wheel carries them, so no running community can start them."""
