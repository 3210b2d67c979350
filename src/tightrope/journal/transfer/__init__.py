"""Export and import: files, folders and streams, and what passes through them."""
