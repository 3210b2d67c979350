"""A seeded journal of twenty years, as large as asked, made once a run in a temporary folder.

Entries have 150 words on average, one in a hundred has thousands; there are accents, scripts
without spaces, emoji, Markdown and what looks like console markup.
"""

import atexit
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from uuid import UUID

from tightrope.clock import now
from tightrope.journal import Journal

SEED = 20
YEARS = 20
FREQUENT = "river"  # in most entries
RARE = "saxifrage"  # in one entry of five thousand

_WORDS = """
the the the the and and and to to a a of of in in it it we we I I you was was that that for on with
at not so but had have this there then when day home work walk river river coffee evening morning
talked quiet close room space together window kitchen letter laughed tired rain light slept cooked
argued hands garden train mother café naïve Zürich déjà smørrebrød über señor façade Łódź
""".split()  # noqa: SIM905 - eighty quoted words in a list are harder to read
_SENTENCES = (
    "今日は川まで歩いた。",
    "我们一起做饭。",
    "같이 걸었다.",
    "👩‍👩‍👧 and 🏳️‍🌈, both.",
    "# A heading",
    "- one\n- two\n- **three**",
    "> said, and *meant*",
    "[bold]not markup[/bold] and [red]x[/]",
    "`code` and <b>tags</b> & more",
    "#walks again.",
)


@cache
def folder() -> Path:
    """Return the temporary folder of this run; it is removed when the run ends."""
    path = Path(tempfile.mkdtemp(prefix="tightrope-bench-"))
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    return path


@cache
def journal(count: int) -> Path:
    """Return the database of a journal with so many entries."""
    path = folder() / "tightrope" / f"{count}.db"
    with Journal(path) as made:
        if count:
            made.transfer.import_entries("jsonl", lines(count))
    return path


@cache
def lines(count: int) -> Path:
    """Return a file of so many entries as JSON lines."""
    path = folder() / f"{count}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for entry in entries(count):
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")
    return path


def entries(count: int) -> Iterator[dict[str, object]]:
    """Yield the entry objects of docs/command-line.md, oldest first, the last ones of today."""
    random = Random(SEED)
    pool = [_sentence(random) for _ in range(5000)]
    today, days = now().day, round(365.25 * YEARS)
    for number in range(count):
        day = today - timedelta(days=days - 1 - number * days // count)
        yield _entry(random, pool, number, day)


def environment(database: Path) -> dict[str, str]:
    """Return an environment for programs that work on a journal and leave the person's own alone.

    Bytecode is kept, as it is where a program is installed.
    """
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "TZ", "LANG"}}
    home = str(folder())
    return kept | {
        "HOME": home,
        "XDG_CONFIG_HOME": f"{home}/config",
        "XDG_DATA_HOME": f"{home}/data",
        "XDG_STATE_HOME": f"{home}/state",
        "TERM": "xterm-256color",
        "TIGHTROPE_JOURNAL": str(database),
    }


def _sentence(random: Random) -> str:
    if random.random() < 0.03:
        return random.choice(_SENTENCES)
    words = " ".join(random.choices(_WORDS, k=random.randint(5, 20)))
    return f"{words[0].upper()}{words[1:]}."


def _entry(random: Random, pool: list[str], number: int, day: date) -> dict[str, object]:
    sentences = random.randint(200, 800) if random.random() < 0.01 else random.randint(2, 14)
    text = " ".join(random.choices(pool, k=sentences))
    # A word of its own for each, so that the index has as many words as a real one.
    text += f" {number:x}word" + (f" {RARE}" if number % 5000 == 0 else "")
    at = datetime(day.year, day.month, day.day, 7 + number % 16, number % 60)  # local
    stamp = at.isoformat() + "Z"
    return {
        "id": str(UUID(int=random.getrandbits(128), version=4)),
        "day": day.isoformat(),
        "time": at.time().isoformat(),
        "zone": "Europe/Berlin",
        "together": random.random() < 0.4,
        "space": random.random() < 0.3,
        "need": random.choice([None, None, "closer", "content", "room"]),
        "tags": ["walks"] if random.random() < 0.1 else [],
        "starred": random.random() < 0.02,
        "text": text,
        "created": stamp,
        "modified": stamp,
    }
