"""Tables of the exercise library and of trusted resources."""
