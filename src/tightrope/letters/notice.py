"""What is said before the first letter, and where one may read on."""

FIRST_USE = (
    "Nobody may ask you for a letter; to write none needs no reason, and to stop takes no step.",
    "A letter cannot be taken back: the other can keep it, copy it and show it to others.",
    "A letter that tells little looks like one that tells all: nobody sees what was left out.",
    "If it would be hard to say no, please write none; there is a page about that.",
)
"""Sentences that are shown when the first key is made."""
