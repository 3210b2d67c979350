"""The entries that a person has selected in a list, to change all of them at once."""

from collections.abc import Collection, Iterable, Iterator

from tightrope.domain.entry import Entry


class Selection:
    """Ids of entries, in a list that shows these entries and perhaps more."""

    def __init__(self) -> None:
        self._ids: set[str] = set()

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, entry_id: object) -> bool:
        return entry_id in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._ids))

    def toggle(self, entry_id: str) -> None:
        """Select an entry, or take it out again."""
        self._ids ^= {entry_id}

    def toggle_all(self, shown: Collection[str]) -> None:
        """Select all that are shown, or none where all of them are."""
        self._ids = set() if self._ids.issuperset(shown) else set(shown)

    def keep(self, shown: Iterable[str]) -> None:
        """Take out what is not shown any more."""
        self._ids.intersection_update(shown)

    def clear(self) -> None:
        """Select none."""
        self._ids.clear()

    def among(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return those of these entries that are selected, in their order."""
        return [entry for entry in entries if entry.id in self._ids]
