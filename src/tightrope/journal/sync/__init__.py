"""What a journal and a folder tell each other in one sync."""
