"""Tells the made-up journal, day by day: what is written when, and nothing twice."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, time

from tightrope.demo.course import YEARSEND, Phase, read_course
from tightrope.demo.material import CLOSED, LOOSE, THREADS, Piece, Topic, topic
from tightrope.domain.entry import Draft
from tightrope.domain.marks import Need, State
from tightrope.domain.tags import MARK_WORDS, hashtags

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


_TWICE = 0.2  # share of days with a morning entry as well
_COMPOSED = 0.2  # share of entries put together from two sentences
_LATE = 0.05  # share of days set down later, without a time of day
_MORNING, _EVENING = ("morning",), ("afternoon", "evening", "night")
_WEEKEND, _MIDWEEK = 1.6, 1.4  # how much likelier together, or space, is then

# Minutes of the day within which an entry of that part is written.
_HOURS = {
    "morning": (6 * 60 + 40, 9 * 60 + 30),
    "afternoon": (14 * 60, 17 * 60 + 30),
    "evening": (20 * 60 + 5, 23 * 60 + 10),
    "night": (23 * 60 + 15, 23 * 60 + 55),
}
# The season that one makes plans for, by month.
_AHEAD = ("summer",) * 3 + ("autumn",) * 3 + ("winter",) * 2 + ("spring",) * 4


def demo_drafts(today: date, seed: int = 20, *, zone: str | None = None) -> Iterator[Draft]:
    """Yield eighteen months of made-up entries up to and including today, oldest first.

    The same `today` and `seed` give the same drafts. `zone` is an IANA name that all carry.
    """
    for day, at, piece in _Teller(today, random.Random(seed)).tell():  # noqa: S311 - no secret
        text = piece.text.strip().replace("{ahead}", _AHEAD[day.month - 1])
        yield Draft(
            day=day,
            time=at,
            zone=zone,
            together=piece.state in {State.TOGETHER, State.BOTH},
            space=piece.state in {State.SPACE, State.BOTH},
            need=piece.need,
            tags=tuple(sorted((hashtags(text) | set(piece.tags)) - MARK_WORDS)),
            starred=piece.starred,
            late=piece.late,
            text=text,
        )


class _Teller:
    """Remembers what has been told."""

    def __init__(self, today: date, rng: random.Random) -> None:
        course = read_course()
        names = course.closed
        self._today = today
        self._rng = rng
        self._days = tuple(course.days(today))
        self._fixed = topic("finale", names).pieces
        self._threads = [topic(name, names) for name in THREADS]
        self._loose = [topic(name, names) for name in LOOSE]
        self._closed = [topic(name, names) for name in CLOSED]
        self._sentences = Sentences(rng, names)
        self._told: set[str] = set()
        self._heard: dict[str, list[date]] = {}

    def tell(self) -> Iterator[tuple[date, time | None, Piece]]:
        """Yield what is written, in order of time."""
        spread = self._spread()
        for day, phase in self._days:
            pieces = self._fixed_on(day) or spread.get(day) or self._open_day(day, phase)
            for at, piece in self._timed(pieces, may_be_late=not phase.closed):
                yield day, at, piece

    def _fixed_on(self, day: date) -> list[Piece]:
        ago = (self._today - day).days
        return [piece for piece in self._fixed if piece.ago == ago and day.month in piece.months]

    def _spread(self) -> dict[date, list[Piece]]:
        """Lay each closed thread out over all the days of its phase, first to last."""
        spread: dict[date, list[Piece]] = {}
        for thread in self._closed:
            days = [day for day, phase in self._days if phase.name in thread.pieces[0].phases]
            for number, piece in enumerate(thread.pieces):
                index = round(number * (len(days) - 1) / (len(thread.pieces) - 1))
                spread.setdefault(days[index], []).append(piece)
        return spread

    def _open_day(self, day: date, phase: Phase) -> list[Piece]:
        if self._rng.random() >= phase.written:
            return []
        evening = self._threaded(day, phase) or self._chosen(day, phase, _EVENING)
        morning = None
        if not phase.closed and (evening is None or evening.part != "morning"):
            morning = self._chosen(day, phase, _MORNING) if self._rng.random() < _TWICE else None
        return [piece for piece in (morning, evening) if piece]

    def _threaded(self, day: date, phase: Phase) -> Piece | None:
        """Return the next piece of a thread that is due, if chance presses it."""
        for thread in self._rng.sample(self._threads, len(self._threads)):
            piece = self._next(thread, phase)
            if (
                piece
                and piece.fits(day, phase.name)
                and self._is_due(thread, day)
                and self._rng.random() < thread.pressing
            ):
                return self._note(thread, piece, day)
        return None

    def _next(self, thread: Topic, phase: Phase) -> Piece | None:
        """Return the first piece of the rest that is not about a time gone by."""
        last = max(
            (n for n, piece in enumerate(thread.pieces) if piece.text in self._told),
            default=-1,
        )
        rest = thread.pieces[last + 1 :]
        return next((piece for piece in rest if phase.name in piece.phases), None)

    def _is_due(self, topic: Topic, day: date) -> bool:
        heard = self._heard.get(topic.name)
        if not heard:
            return True
        return (day - heard[-1]).days >= topic.gap and (day - heard[0]).days <= topic.within

    def _note(self, topic: Topic, piece: Piece, day: date) -> Piece:
        self._told.add(piece.text)
        self._heard.setdefault(topic.name, []).append(day)
        return piece

    def _chosen(self, day: date, phase: Phase, parts: tuple[str, ...]) -> Piece | None:
        """Choose something with a mark as the phase has it, and say what was wanted."""
        piece = None
        if phase.name == YEARSEND:
            piece = self._any_loose(day, phase, parts, frozenset(State))
        else:
            state = self._state(day, phase)
            if parts is _EVENING and self._rng.random() < _COMPOSED:
                piece = self._sentences.compose(day, phase.name, state)
            piece = piece or self._any_loose(day, phase, parts, frozenset({state}))
            if piece is None and parts is _EVENING:
                piece = self._sentences.compose(day, phase.name, state)
        return piece and replace(piece, need=piece.need or self._need(phase, piece.state))

    def _any_loose(
        self,
        day: date,
        phase: Phase,
        parts: tuple[str, ...],
        states: frozenset[State],
    ) -> Piece | None:
        choice = [
            (topic, piece)
            for topic in self._loose
            if self._is_due(topic, day)
            for piece in topic.pieces
            if piece.part in parts
            and piece.state in states
            and piece.text not in self._told
            and piece.fits(day, phase.name)
        ]
        if not choice:
            return None
        [(topic, piece)] = self._rng.choices(choice, [piece.weight for _, piece in choice])
        return self._note(topic, piece, day)

    def _state(self, day: date, phase: Phase) -> State:
        shares: Mapping[State, float] = {
            State.TOGETHER: phase.together * (_WEEKEND if day.weekday() in {5, 6} else 1),
            State.SPACE: phase.space * (_MIDWEEK if day.weekday() in {1, 2, 3} else 1),
            State.BOTH: phase.both,
            State.UNMARKED: 1 - phase.together - phase.space - phase.both,
        }
        return self._rng.choices(list(shares), list(shares.values()))[0]

    def _need(self, phase: Phase, state: State) -> Need | None:
        if state is State.UNMARKED:
            return None
        shares = {Need.CONTENT: phase.content, Need.CLOSER: phase.closer, Need.ROOM: phase.room}
        silent = 1 - sum(shares.values())
        return self._rng.choices([*shares, None], [*shares.values(), silent])[0]

    def _timed(
        self,
        pieces: list[Piece],
        *,
        may_be_late: bool,
    ) -> Iterator[tuple[time | None, Piece]]:
        """Give each a time of day, and put them in its order."""
        if len(pieces) == 1 and may_be_late and self._rng.random() < _LATE:
            yield None, pieces[0]
            return
        timed = [(self._time(piece), piece) for piece in pieces]
        yield from sorted(timed, key=lambda pair: pair[0])

    def _time(self, piece: Piece) -> time:
        if piece.at:
            return time.fromisoformat(piece.at)
        hour, minute = divmod(self._rng.randint(*_HOURS[piece.part]), 60)
        return time(hour, minute)
