"""Pictures of an exercise: still, strip and moving, as SVG."""
