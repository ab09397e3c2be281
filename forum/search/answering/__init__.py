"""What a question is answered with beside its hits in order: how they are shown, and what narrows them."""
