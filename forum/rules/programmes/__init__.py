"""Rules of programmes: weeks, runs, growth, pauses."""
