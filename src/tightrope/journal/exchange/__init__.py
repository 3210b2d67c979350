"""The ways out of a journal and in: files, folders and streams, and what passes."""
