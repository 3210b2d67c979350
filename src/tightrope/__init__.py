"""Tightrope: a terminal journal for people in a relationship."""

__version__ = "0.1.0"
