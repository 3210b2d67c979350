"""What is said when the program itself is at fault: never a word of an entry.

Tracebacks with local variables, and even the messages of exceptions, can hold what was written.
So only the type of an error and the places it passed are kept.
"""

import os
import traceback
from datetime import datetime
from pathlib import Path


def places(error: BaseException) -> list[str]:
    """Return the type of an error and where it passed, without values, messages or source."""
    lines = []
    cause: BaseException | None = error
    while cause is not None:
        lines.append(type(cause).__name__)
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__)
        ]
        cause = cause.__cause__ or cause.__context__
    return lines


def record(error: BaseException, logs: Path, moment: datetime) -> str:
    """Write where an error happened into a log file (0600); return the sentence to show."""
    what = f"Something went wrong inside Tightrope ({type(error).__name__})."
    safe = "What you wrote up to a second before is in the journal."
    try:
        logs.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = logs / "crash.log"
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a") as log:
            log.write("\n".join([moment.isoformat(), *places(error), ""]))
    except OSError:
        return f"{what} {safe} Start it again."
    return f"{what} {safe} Start it again; {path} says where it happened, without your words."
