"""The parts of a journal: each is what a person can do with one side of it."""
