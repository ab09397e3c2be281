"""Pages of the exercise library, resources, help and search."""
