"""What becomes of work that the system wants to end."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

_SIGNALLED = 128  # what a shell adds to the number of a signal


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Let a closed terminal or a `kill` end the block as an exit would, clearing up behind it."""

    def end(number: int, _frame: object) -> NoReturn:
        raise SystemExit(_SIGNALLED + number)

    # Windows knows one of them, and `nohup` wants the other to be ignored.
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    ours = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    for number in ours:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)
