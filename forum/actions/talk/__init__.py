"""What people do with threads, posts, drafts and notices."""
