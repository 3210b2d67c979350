"""Dates in other programs' files: read in the one way that the whole file bears out, never guessed.

`names` knows what months are called, `tokens` takes a stamp apart, `layouts` lists what its numbers
could stand for, and `file_dates` decides between those over all stamps of a file.
"""
