"""Lets `python -m tightrope` be the program."""

from tightrope.cli import main

main()
