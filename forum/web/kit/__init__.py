"""Plumbing: requests, answers, caches, cookies, files."""
