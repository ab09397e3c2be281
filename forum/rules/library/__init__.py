"""Rules of the exercise library, its words, and trusted resources."""
