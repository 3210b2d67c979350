"""Two journals that have each other's letter, for `tightrope demo --two`."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path

from tightrope import letters
from tightrope.clock import Moment
from tightrope.domain.calendar import month_of
from tightrope.journal import Journal


def exchange_letters(now: Callable[[], Moment], journals: Mapping[str, Path], folder: Path) -> None:
    """Let two journals, each under the name of whose it is, have a letter of the other's month.

    Each has the other's key, the letter, and a copy of its own; the files lie in `folder`.
    """
    span = month_of(now().day)
    with ExitStack() as stack:
        two = {
            name: stack.enter_context(Journal(path, now=now)).letters
            for name, path in journals.items()
        }
        keys = {name: each.keys.make().key for name, each in two.items()}
        for (name, own), other in zip(two.items(), reversed(two), strict=True):
            own.keys.keep_other(keys[other])
            letter = own.compose(letters.choosing.Choice(span=span, name=name, days=True))
            own.keep_own(letter)
            own.seal(letter, folder / f"from-{name.lower()}.letter")
        for own, other in zip(two.values(), reversed(two), strict=True):
            own.keep(own.open(folder / f"from-{other.lower()}.letter"))
