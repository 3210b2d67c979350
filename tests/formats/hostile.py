"""Entries as unkind as an entry may be, and the way through a format and back."""

import io
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from tightrope.domain.aim import Aim, Outcome, as_one_line
from tightrope.domain.entry import Entry
from tightrope.domain.errors import BadEntryError
from tightrope.domain.kept import Kept
from tightrope.domain.marks import Need
from tightrope.domain.month_note import MonthNote
from tightrope.domain.tags import LONGEST_TAG, MARK_WORDS, normalize_tags
from tightrope.domain.talk import Talk
from tightrope.formats import Format, MadeId, Record

_LINES = (
    "", " ", "---", "...", "```", "# Title", "## 21:15 <!-- 7b6f2c1e -->", "[2026-11-21 21:15] no",
    "tags: [walks]", "date: 2026-02-30", "- &a [*a]", "%YAML 1.1", "!!python/object:os.system x",
    "=1+1", "+1", "-1", "@SUM(A1)", "'", "''", "'=1", "\t=1", '"', '""', 'a "quoted, word"', ",",
    ";", "id,day,text", '{"day": "2026-11-21"}', "]}", "\\", "\\n", "\\u0000", "null", "NaN", "~",
    "true", "\0", "\x1b[31mred\x1b[0m", "\x9b31m", "\x7f", "\x0b\x0c\x1c\x1d\x1e", "\x85", "\u2028",
    "\u2029", "\u202eesrever\u202c", "\u2066\u2069", "\u200b\u200d", "\ufeff", "\ufffe\uffff",
    "[bold]x[/]", "🥰👩‍👧", "e\u0301 \u00e9", "\U0010ffff", "  trailing  ", "\tindented\t",
    "https://example.org/#together",
)  # fmt: skip

_CHARACTERS = st.characters(codec="utf-8", exclude_characters="\r")

texts = st.one_of(
    st.lists(st.one_of(st.sampled_from(_LINES), st.text(_CHARACTERS, max_size=20))).map("\n".join),
    st.text("\n", max_size=5),
    st.sampled_from(["x" * 20_000, "line\n" * 2_000]),
)


def _tidied(names: list[str]) -> tuple[str, ...]:
    kept = set[str]()
    for name in names:
        try:
            kept |= set(normalize_tags([name])) - MARK_WORDS
        except BadEntryError:
            continue
    return tuple(sorted(kept))


tags = st.lists(
    st.one_of(
        st.text(min_size=1, max_size=LONGEST_TAG),
        st.sampled_from(
            ["---", "=1+1", "-x", "a,b", '"', "'", "[x]", "null", "true", "1", "~", "🥰"]
        ),
    ),
    max_size=5,
).map(_tidied)

_moments = st.datetimes(timezones=st.just(UTC)).map(lambda moment: moment.replace(microsecond=0))
_times = st.one_of(st.none(), st.times().map(lambda clock: clock.replace(microsecond=0)))
_zones = st.sampled_from([None, "Europe/Berlin", "UTC", "Etc/GMT+12", "America/Argentina/Ushuaia"])
_days = st.one_of(
    st.sampled_from([date.min, date.max, date(2026, 11, 21), date(2024, 2, 29)]), st.dates()
)

entries = st.builds(
    Entry,
    id=st.uuids().map(str),
    day=_days,
    time=_times,
    zone=_zones,
    together=st.booleans(),
    space=st.booleans(),
    need=st.sampled_from([None, *Need]),
    tags=tags,
    starred=st.booleans(),
    text=texts,
    created=_moments,
    modified=_moments,
)

journals = st.lists(entries, max_size=6, unique_by=lambda entry: entry.id).map(
    lambda found: sorted(found, key=lambda entry: entry.day)
)

notes = st.lists(
    st.builds(
        MonthNote,
        month=_days.map(lambda day: day.replace(day=1)),
        text=texts,
        created=_moments,
        modified=_moments,
    ),
    max_size=4,
    unique_by=lambda note: note.month,
).map(lambda found: sorted(found, key=lambda note: note.month))


lines = texts.map(as_one_line)


def _aim(begun: date, length: int, outcome: Outcome | None, **said: Any) -> Aim:
    ended = date.fromordinal(min(begun.toordinal() + length, date.max.toordinal()))
    return Aim(begun=begun, ended=ended if outcome else None, outcome=outcome, **said)


aims = st.lists(
    st.builds(
        _aim,
        id=st.uuids().map(str),
        title=lines.filter(bool),
        note=texts,
        begun=_days,
        length=st.integers(0, 1000),
        outcome=st.sampled_from([None, *Outcome]),
        created=_moments,
        modified=_moments,
    ),
    max_size=3,
    unique_by=lambda aim: aim.id,
)


def talk_about(entry_id: str) -> st.SearchStrategy[Talk]:
    """Return what may be said about talking about an entry."""
    return st.builds(
        Talk,
        entry=st.just(entry_id),
        line=lines,
        opened=_moments,
        ticked=st.none() | _moments,
        modified=_moments,
    )


@st.composite
def journals_with_talk(draw: st.DrawFn) -> list[Entry | Talk]:
    """Return entries, some of them with what is to be talked about directly behind them."""
    journal: list[Entry | Talk] = []
    for each in draw(journals):
        journal.append(each)
        if draw(st.booleans()):
            journal.append(draw(talk_about(each.id)))
    return journal


def entry(**said: Any) -> Entry:
    """Return an entry of an evening in November, but for what is said of it."""
    moment = datetime(2026, 11, 21, 20, 15, 4, tzinfo=UTC)
    usual: dict[str, Any] = {
        "id": str(UUID(int=7)),
        "day": date(2026, 11, 21),
        "time": time(21, 15),
        "zone": "Europe/Berlin",
        "text": "Walked home along the river.",
        "created": moment,
        "modified": moment,
    }
    return Entry(**(usual | said))


def note(**said: Any) -> MonthNote:
    """Return a note of that November, but for what is said of it."""
    moment = datetime(2026, 11, 30, 20, 15, 4, tzinfo=UTC)
    usual: dict[str, Any] = {
        "month": date(2026, 11, 1),
        "text": "Much room.",
        "created": moment,
        "modified": moment,
    }
    return MonthNote(**(usual | said))


def files_of(form: Format, written: Iterable[Kept]) -> list[tuple[str, bytes]]:
    """Return the files that a format makes of entries and notes, each with its name."""
    if form.is_folder:
        return [(f"{page.stem}{form.suffix}", page.text.encode()) for page in form.pages(written)]
    out = io.StringIO(newline="")
    form.write(written, out)
    return [(f"journal{form.suffix}", out.getvalue().encode())]


def read(form: Format, content: bytes, name: str = "") -> list[Record]:
    """Return all that a format reads in one file, but for which ids it made."""
    return without_made_ids(form.read(io.BytesIO(content), name or f"journal{form.suffix}"))


def without_made_ids(found: Iterable[Record]) -> list[Record]:
    """Return what was read but for which ids were made."""
    return [record for record in found if not isinstance(record, MadeId)]


def records(form: Format, files: Iterable[tuple[str, bytes]]) -> list[Record]:
    """Return all that a format reads in these files."""
    return [record for name, content in files for record in read(form, content, name)]
