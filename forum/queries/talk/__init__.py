"""What is asked about categories, threads, posts, drafts and notices."""
