"""Starts many programs quickly, as forks of a server that has imported them."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import programs

_LONGEST = 120.0  # seconds: what takes longer hangs
_SERVER = Path(__file__).with_name("server.py")
# What a command imports when it is called, so that it is there when it is forked.
_OF_COMMANDS = ("tightrope.cli.fast_path", "tightrope.cli.add_entry", "tightrope.storage.schema")
_OF_THE_SCREEN = (
    "tightrope.tui.app",
    "tightrope.tui.screens.journal.entry_actions",
    "tightrope.tui.widgets.editor.widget",
)


class Fork(NamedTuple):
    """One running program; `output` is the file that it prints into, unless it has a terminal."""

    pid: int
    output: Path | None

    def send(self, number: signal.Signals) -> None:
        """Send a signal to it, and kill with it what it started."""
        with suppress(ProcessLookupError):
            if number is signal.SIGKILL:
                os.killpg(self.pid, number)
            else:
                os.kill(self.pid, number)

    def printed(self) -> str:
        """Return what it has printed."""
        if self.output is None or not self.output.exists():
            return ""
        return self.output.read_text("utf-8", "replace")


class Forks:
    """A server that was started, in this process's hands until `end`."""

    def __init__(self, *, is_full_screen: bool = False) -> None:
        self._socket, its = socket.socketpair()
        modules = _OF_THE_SCREEN if is_full_screen else _OF_COMMANDS
        command = [sys.executable, str(_SERVER), str(its.fileno()), *modules]
        self._server = subprocess.Popen(command, pass_fds=[its.fileno()], start_new_session=True)
        its.close()
        self._answers = self._socket.makefile("r")
        self._number = 0

    @property
    def pid(self) -> int:
        """The process that a tracer is to follow."""
        return self._server.pid

    def start(
        self, job: str, arguments: list[str], folder: Path, terminal: str | None = None
    ) -> Fork:
        """Start a job of the server with the journal in a folder, in a terminal if one is named."""
        temporary = folder.parent / "temporary"
        temporary.mkdir(exist_ok=True)
        self._number += 1
        output = None if terminal else temporary / f"output-{self._number}"
        asked: dict[str, object] = {
            "job": job,
            "arguments": arguments,
            "terminal": terminal,
            "output": output and str(output),
            "environment": programs.environment(folder),
            "folder": str(folder),
        }
        return Fork(self._ask(asked), output)

    def wait(self, fork: Fork, longest: float = _LONGEST) -> int:
        """Wait for the end of a program, and kill it after so many seconds.

        Return its exit code, or below zero its signal.
        """
        return self._ask({"wait": fork.pid, "longest": longest})

    def _ask(self, asked: dict[str, object]) -> int:
        self._socket.sendall(f"{json.dumps(asked)}\n".encode())
        return int(self._answers.readline())

    def end(self) -> None:
        """End the server."""
        self._answers.close()
        self._socket.close()
        self._server.wait()


@contextmanager
def forks(*, is_full_screen: bool = False) -> Iterator[Forks]:
    """Start a server, and end it."""
    server = Forks(is_full_screen=is_full_screen)
    try:
        yield server
    finally:
        server.end()
