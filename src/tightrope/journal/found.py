"""What a search in a journal answers with."""

from tightrope.storage.hits import Found, Hit

__all__ = ["Found", "Hit"]
