"""Tables of the conversation: categories, threads, posts, drafts, notices."""
