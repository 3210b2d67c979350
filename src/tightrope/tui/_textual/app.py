"""Private names of Textual's App: what happens on a fault, and mounting without showing."""

from typing import Any

from textual.app import App
from textual.driver import Driver
from textual.screen import Screen
from textual.worker import WorkerFailed

from tightrope.tui._textual.terminal_input import use_terminal_parser
from tightrope.tui.cell_alignment import aligning


class FaultReportingApp(App[None]):
    """An app that ends on a fault with a sentence.

    Textual would print local variables, and so entries, into the scrollback.
    """

    def is_to_be_ignored(self, fault: Exception) -> bool:
        """Whether to go on as if nothing had happened."""
        raise NotImplementedError

    def report_fault(self, fault: Exception) -> str:
        """Do what there is to do before the program ends, and return what is printed then."""
        raise NotImplementedError

    def get_driver_class(self) -> type[Driver]:
        """Return what speaks with the terminal, reading and writing in ways of ours."""
        driver = super().get_driver_class()
        use_terminal_parser()
        return aligning(driver)

    def _handle_exception(self, error: Exception) -> None:
        if isinstance(error, WorkerFailed) and isinstance(error.error, Exception):
            error = error.error
        if self.is_to_be_ignored(error):
            return
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._exit_renderables.append(self.report_fault(error))
        self._close_messages_no_wait()


def mount_unseen(app: App[Any], screen: Screen[Any]) -> None:
    """Mount an installed screen without showing it."""
    app._get_screen(screen)  # noqa: SLF001 - there is no public name for it
