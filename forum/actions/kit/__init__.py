"""How an action begins and ends; the outbox, throttles, cooking."""
