"""Forks the real program again and again from a process that has imported it once.

A round of torture then costs what the program does, and not the second in which Python starts. It
is told what to start on the socket that its first argument numbers: a JSON object a line, answered
by the number of the process, or, of one that was waited for, by how it ended. The socket is sent to
and received from, so that a fault that is injected into `read` or `write` meets the program alone.
"""

import fcntl
import json
import os
import random
import signal
import socket
import sys
import termios
import time
from collections.abc import Callable
from typing import Any

import writer
from tightrope import cli

_STREAMS = 3
_BETWEEN_LOOKS = 0.003  # seconds


def _program(words: list[str]) -> None:
    sys.argv = ["tightrope", *words]
    cli.main()


_JOBS: dict[str, Callable[[list[str]], None]] = {"program": _program, "writer": writer.main}


def _imported(modules: list[str]) -> None:
    for name in modules:
        __import__(name)


def _started(asked: dict[str, Any]) -> int:
    """Fork a process that does what was asked for, and return its number."""
    # Opened before whoever asked is answered, and closes it for itself.
    terminal = os.open(asked["terminal"], os.O_RDWR | os.O_NOCTTY) if asked["terminal"] else None
    if not (pid := os.fork()):
        _begin(asked, terminal)
        sys.exit(0)
    if terminal is not None:
        os.close(terminal)
    return pid


def _begin(asked: dict[str, Any], terminal: int | None) -> None:
    """Take the terminal, or the files, that were asked for, and run the program to its end."""
    os.setsid()
    if terminal is not None:
        fcntl.ioctl(terminal, termios.TIOCSCTTY)  # so that it can hang up
        streams = [terminal] * _STREAMS
    else:
        nothing = os.open(os.devnull, os.O_RDWR)
        output = os.open(asked["output"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        streams = [nothing, output, nothing]
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        os.dup2(streams[number], number)
        # Anew, as at a start: what they know of a terminal is from then.
        stream = os.fdopen(number, mode, closefd=False)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    os.environ.update(asked["environment"])
    os.chdir(asked["folder"])
    random.seed()
    _JOBS[asked["job"]](asked["arguments"])


def _end(pid: int, longest: float) -> int:
    until = time.monotonic() + longest
    while not (ended := os.waitpid(pid, os.WNOHANG))[0]:
        if time.monotonic() > until:
            os.kill(pid, signal.SIGKILL)
        time.sleep(_BETWEEN_LOOKS)
    return os.waitstatus_to_exitcode(ended[1])


def _serve(requests: socket.socket) -> None:
    for line in requests.makefile("r"):
        asked = json.loads(line)
        answer = _end(asked["wait"], asked["longest"]) if "wait" in asked else _started(asked)
        requests.sendall(f"{answer}\n".encode())


if __name__ == "__main__":
    _imported(sys.argv[2:])
    _serve(socket.socket(fileno=int(sys.argv[1])))
