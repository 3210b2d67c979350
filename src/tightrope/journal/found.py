"""What a search in a journal answers with."""

from tightrope.storage.matches import Match, SearchResult

__all__ = ["Match", "SearchResult"]
