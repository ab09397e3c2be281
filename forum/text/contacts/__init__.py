"""Finding contact details in a text and masking them."""
