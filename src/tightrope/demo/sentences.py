"""Short entries put together from two sentences."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from tightrope.demo.material import Piece, topic
from tightrope.domain.marks import State

_REST = 60  # days before a sentence may be used again


class Sentences:
    """First sentences, of the day outside, and second ones, of the two people."""

    def __init__(self, rng: random.Random, phases: Mapping[str, bool]) -> None:
        self._rng = rng
        self._scenes = topic("scenes", phases).pieces
        self._lines = topic("lines", phases).pieces
        self._used: dict[str, list[date]] = {}
        self._made: set[str] = set()

    def compose(self, day: date, phase: str, state: State) -> Piece | None:
        """Return a new short entry with this mark, or None where all sentences need a rest."""
        scene = self._rested(self._scenes, day, phase)
        line = self._rested([piece for piece in self._lines if piece.state is state], day, phase)
        if scene is None or line is None:
            return None
        text = f"{scene.text} {line.text}"
        if text in self._made:
            return None
        self._made.add(text)
        for piece in (scene, line):
            self._used.setdefault(piece.text, []).append(day)
        return replace(line, text=text)

    def _rested(self, pieces: Sequence[Piece], day: date, phase: str) -> Piece | None:
        """Choose among the least used of those that fit the day and were not used lately."""
        rested = [p for p in pieces if p.fits(day, phase) and self._is_rested(p, day)]
        if not rested:
            return None
        least = min(len(self._used.get(piece.text, ())) for piece in rested)
        fresh = [piece for piece in rested if len(self._used.get(piece.text, ())) == least]
        return self._rng.choices(fresh, [piece.weight for piece in fresh])[0]

    def _is_rested(self, piece: Piece, day: date) -> bool:
        used = self._used.get(piece.text)
        return not used or (day - used[-1]).days > _REST
