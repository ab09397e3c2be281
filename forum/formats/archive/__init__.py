"""The lines of `import` and `export`."""
