"""A record as plain values: an entry or a month's note, its fields, and how each is read."""
