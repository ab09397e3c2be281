"""Pages and files of routine cards."""
