"""Strideshare: a community forum and routine-sharing platform for people who live with multiple sclerosis."""
