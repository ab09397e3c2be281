"""What a search result is shown with."""
