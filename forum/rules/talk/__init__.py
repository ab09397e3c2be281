"""Rules of threads, posts, drafts and messages to the moderators."""
