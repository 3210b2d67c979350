"""A screen whose work goes on beside it: with a journal of its own, in sight, and to be stopped."""

import sys
from collections.abc import Callable
from functools import partial
from threading import Event
from time import monotonic
from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from tightrope.domain.errors import TightropeError
from tightrope.journal import Journal
from tightrope.journal.progress import CancelledError, Progress

Then = Callable[[], None]
Work = Callable[[Journal, Progress], Then]
"""Is done in a thread with a journal of its own; what it returns is called on the screen."""

Answer = TypeVar("Answer")

_OFTEN = 0.1
# Seconds after which the thread lets the screen go on, and for which it rests when another screen
# covers this one: what hides must not wait.
_SHARE = 0.0005
_REST = 0.2
_WIDEST = 40
_FRAME = 6
_BESIDE = 16  # cells for the share, and what stands around it


class ResultPanel(VerticalScroll):
    """Where a screen tells what it would do, does and has done; it scrolls."""

    def compose(self) -> ComposeResult:
        """Lay out one text."""
        yield Static(id="result", markup=False)

    def show_text(self, title: str, text: Content) -> None:
        """Show a text from its beginning."""
        self.border_title = title
        self.query_one("#result", Static).update(text)
        self.scroll_home(animate=False, force=True, immediate=True)


class TaskScreen(Screen[Answer]):
    """Shows how far the work is that `begin` began, and what it came to."""

    class ProgressMade(Message):
        """The work has come so far."""

        def __init__(self, done: int) -> None:
            super().__init__()
            self.done = done

    class TotalKnown(Message):
        """It is known now what the progress leads up to."""

        def __init__(self, total: int) -> None:
            super().__init__()
            self.total = total

    class TaskFinished(Message):
        """The work is over; `then` shows what it came to."""

        def __init__(self, then: Then) -> None:
            super().__init__()
            self.then = then

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._stopped: Event | None = None
        self._may_go_on = Event()
        self._may_go_on.set()
        self._doing = ""
        self._total = 0

    @property
    def result(self) -> ResultPanel:
        """Where what is done, and what came of it, is shown."""
        return self.query_one(ResultPanel)

    @property
    def room(self) -> int:
        """How many cells a line has there."""
        return max(1, self.app.size.width - _FRAME)

    @property
    def is_at_work(self) -> bool:
        """Whether something goes on that would have to be stopped."""
        return self._stopped is not None

    def begin(self, doing: str, work: Work, *, stopped: str, total: int = 0) -> None:
        """Begin work in a thread, unless some goes on.

        `doing` names it; `stopped` is said where the person stops it; `total` is what its progress
        leads up to, or 0 where that is not known before the work posts Weighed.
        """
        if self._stopped is None:
            self._stopped = stop = Event()
            self._doing, self._total = doing, total
            self._show_progress(0)
            self.run_worker(partial(self._do, work, stop, stopped), thread=True)

    def _do(self, work: Work, stop: Event, stopped: str) -> None:
        worker = get_current_worker()
        due = 0.0

        def progress(done: int) -> None:
            nonlocal due
            self._may_go_on.wait(_REST)
            # The latter where the whole program is left.
            if stop.is_set() or worker.is_cancelled:
                raise CancelledError(stopped)
            if (now := monotonic()) >= due:
                due = now + _OFTEN
                self.post_message(self.ProgressMade(done))

        usual = sys.getswitchinterval()
        sys.setswitchinterval(_SHARE)
        try:
            with self._journal.another() as own:
                then = work(own, progress)
        except TightropeError as trouble:
            then = partial(self.refuse, trouble)
        finally:
            sys.setswitchinterval(usual)
        self.post_message(self.TaskFinished(then))

    def on_screen_suspend(self) -> None:
        """Let the screen that covers this one be drawn first."""
        self._may_go_on.clear()
        self.set_timer(_REST, self._may_go_on.set)

    def stop(self) -> None:
        """Ask what goes on to stop; it does at its next step."""
        if self._stopped:
            self._stopped.set()
            self.result.show_text("Stopping", Content("One moment."))

    def refuse(self, trouble: TightropeError) -> None:
        """Show why the work could not be done."""
        self.result.show_text(
            "Stopped" if isinstance(trouble, CancelledError) else "Not done", Content(str(trouble))
        )

    @on(ProgressMade)
    def _show_how_far(self, event: ProgressMade) -> None:
        if self._stopped and not self._stopped.is_set():
            self._show_progress(event.done)

    @on(TotalKnown)
    def _take_total(self, event: TotalKnown) -> None:
        self._total = event.total

    @on(TaskFinished)
    def _show_end(self, event: TaskFinished) -> None:
        self._stopped = None
        event.then()

    def _show_progress(self, done: int) -> None:
        self.result.show_text(
            self._doing, Content(progress_line(done, self._total, self.size.width))
        )


def progress_line(done: int, total: int, width: int) -> str:
    """Return a bar and a share; only a wait where the total is not known, or all of it is done."""
    if not 0 <= done < total:
        return "Almost done." if total else "Under way."
    cells = max(1, min(_WIDEST, width - _BESIDE))
    full = cells * done // total
    return f"{'█' * full}{'·' * (cells - full)}  {100 * done // total} %"
