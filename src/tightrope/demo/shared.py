"""What the two of the made-up journal want to talk about, and their aims."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from tightrope.demo.material import read
from tightrope.domain.aim import Outcome

_NAME = "shared"


class DemoTalk(NamedTuple):
    """An entry to be talked about: the latest with a tag, or the one `which` places before it.

    `talked_after` is how many days after its own it was talked about; None while it is open.
    """

    tag: str
    which: int
    line: str
    talked_after: int | None


class DemoAim(NamedTuple):
    """An aim, by the days on which it was begun and ended."""

    title: str
    note: str
    begun: date
    ended: date | None
    outcome: Outcome | None


def demo_talk() -> Iterator[DemoTalk]:
    """Yield what the two want to talk about, or did, in the order in which they say so."""
    for each in read(_NAME)["talk"]:
        yield DemoTalk(
            each["tag"], each.get("which", 0), each.get("line", ""), each.get("talked_after")
        )


def demo_aims(today: date) -> Iterator[DemoAim]:
    """Yield the aims of the two, oldest first."""
    for each in read(_NAME)["aims"]:
        ended = today - timedelta(days=each["ended"]) if "ended" in each else None
        yield DemoAim(
            each["title"],
            each.get("note", "").strip("\n"),
            today - timedelta(days=each["begun"]),
            ended,
            Outcome(each["outcome"]) if ended else None,
        )
