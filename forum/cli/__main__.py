"""`python -m forum.cli`, for processes that start their own kind."""

from forum.cli import main

main()
