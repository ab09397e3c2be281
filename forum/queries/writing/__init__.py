"""What a text must know of the house when it is cooked."""
