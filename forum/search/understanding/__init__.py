"""What a member's words ask of the exercise library: needs, answers to its facets, misspellings; and what fits."""
