"""Pictures that members send, made anew: bytes in, clean JPEG out."""
