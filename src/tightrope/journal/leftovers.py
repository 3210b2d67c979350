"""What an export writes before it is whole, and what one that was killed left of that behind.

The rule by which it goes: its name is one of ours and so is its owner, nothing in it changed for a
day before the export that finds it began, and nobody holds a lock on it. Whoever writes one holds
its lock until the end, so what a running export writes is never touched, however long it sleeps.
Where a file system or a platform has no locks, all of it stays.
"""

import os
import re
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from tightrope.journal import locks

UNFINISHED = ".tightrope-unfinished-"
# As a file and as a folder is called; other names that begin so are not of exports.
_NAME = re.compile(rf"{re.escape(UNFINISHED)}(?:[0-9a-f]{{16}}|[0-9a-z_]{{8}})")
_DAY = 24 * 60 * 60


def clear_beside(unfinished: Path) -> None:
    """Remove what killed exports left in the folder in which this one just began to write."""
    if not locks.are_there():
        return
    with suppress(OSError):  # what is not ours to remove keeps nobody from exporting
        # By the clock of the file system, which may be another machine's.
        before = unfinished.lstat().st_mtime - _DAY
        for file in os.scandir(unfinished.parent):
            if _NAME.fullmatch(file.name):
                with suppress(OSError):
                    _clear(Path(file.path), before)


def _clear(path: Path, before: float) -> None:
    about = path.lstat()
    is_folder = S_ISDIR(about.st_mode)
    if not (is_folder or S_ISREG(about.st_mode)):
        return
    if about.st_mtime > before or about.st_uid != os.geteuid():
        return
    number = os.open(path, (os.O_RDONLY if is_folder else os.O_RDWR) | os.O_NOFOLLOW)
    try:
        if not locks.claim(number):
            return
        if is_folder:
            import shutil  # noqa: PLC0415 - brings much along, and hardly any export needs it

            shutil.rmtree(path)
        else:
            path.unlink()
    finally:
        os.close(number)
