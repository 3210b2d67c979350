"""What brings a journal back as it was, and the lines of a synced folder."""
