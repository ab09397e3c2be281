"""The engine behind the port that keeps the index in PostgreSQL: candidates by its GIN index, ranked as always."""
