"""A card as CSV, calendar, JSON-LD, FHIR and Markdown, and as pages show it."""
