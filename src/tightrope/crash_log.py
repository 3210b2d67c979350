"""The crash log: kind and place of an unexpected error, without a word of any entry."""

import os
import sys
from datetime import datetime
from pathlib import Path
from traceback import walk_tb

from tightrope import __version__

_LONGEST_LOG = 200_000
_PACKAGE = Path(__file__).parent


def log_crash(error: Exception, logs: Path, moment: datetime) -> str:
    """Keep the fault's kind and place in a log of that folder; return the sentence to say.

    The message of an error may quote what was written, and so may the local variables on its way,
    so neither is kept or said. `moment` is in UTC.
    """
    sentence = f"This is a fault in the program ({type(error).__name__} in {_place(error)})"
    try:
        log = _log(_account(error, moment), logs)
    except OSError:
        return f"{sentence}; please report it."
    return f"{sentence}; please report it with what stands in {log}, which holds nothing you wrote."


def _place(error: BaseException) -> str:
    frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    ours = [frame for frame in frames if Path(frame[0]).is_relative_to(_PACKAGE)] or frames
    if not ours:
        return "an unknown place"
    file, line = ours[-1]
    name = Path(file)
    if name.is_relative_to(_PACKAGE):
        name = name.relative_to(_PACKAGE)
    return f"{name.as_posix()}, line {line}"


def _log(account: str, logs: Path) -> Path:
    logs.mkdir(mode=0o700, parents=True, exist_ok=True)
    log = logs / "faults.log"
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    if log.exists() and log.stat().st_size > _LONGEST_LOG:
        flags |= os.O_TRUNC
    descriptor = os.open(log, flags, 0o600)  # 0600 from its first byte
    with open(descriptor, "a", encoding="utf-8") as out:  # noqa: PTH123 - a descriptor
        out.write(account)
    return log


def _account(error: BaseException | None, moment: datetime) -> str:
    python = sys.version.split()[0]
    lines = [
        f"{moment.isoformat()} tightrope {__version__} python {python} {sys.platform}",
    ]
    while error:
        lines.append(f"  {type(error).__module__}.{type(error).__qualname__}")
        lines += [
            f"    {frame.f_code.co_filename}:{line} {frame.f_code.co_name}"
            for frame, line in walk_tb(error.__traceback__)
        ]
        error = error.__cause__ or error.__context__
    return "\n".join(lines) + "\n"
