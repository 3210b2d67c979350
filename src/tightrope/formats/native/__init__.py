"""Formats that bring a journal back exactly as it was, and the lines of a synced folder."""
