"""How long every field of every form may be."""
