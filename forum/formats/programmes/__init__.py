"""A programme as pages show it, and the chart of its measures."""
