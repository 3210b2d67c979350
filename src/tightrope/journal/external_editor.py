"""Writing in a person's own editor, so that no copy of the words stays behind."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

from tightrope.domain.entry import normalize_text
from tightrope.domain.errors import TightropeError
from tightrope.domain.printable import printable
from tightrope.journal.unsaved.finding import BEFORE, PAGE, WRITING_PREFIX, newest_page
from tightrope.journal.unsaved.writing import is_ours_alone, unsaved_paths
from tightrope.paths import folders_for_words
from tightrope.safe_files import (
    close_to_others,
    make_private_folder,
    rename_unless_taken,
    shared_lock,
    write_private,
)

_WINDOWS = os.name == "nt"
# What is mounted where (proc_mounts(5)), and what of it has no disk below it.
_MOUNTS, _IN_MEMORY = Path("/proc/self/mounts"), {"tmpfs", "ramfs"}
_USUAL = ("notepad",) if _WINDOWS else ("nano", "vim", "vi", "emacs")
_NOTHING_KEPT = "set nobackup nowritebackup noundofile"
_VIM = ("-n", "-i", "NONE", "-c", _NOTHING_KEPT)
_EMACS_KEEP_NOTHING = (
    "(setq make-backup-files nil auto-save-default nil auto-save-list-file-prefix nil"
    ' create-lockfiles nil recentf-exclude \'(".*"))'
)
# What a shell adds to the number of a signal that ended what it ran.
_SIGNALLED = 128
# What keeps an editor from writing swap, undo, history or backup files, and in the foreground.
_FLAGS: dict[str, tuple[str, ...]] = {
    "vim": _VIM,
    "nvim": _VIM,
    "gvim": ("-f", *_VIM),
    "mvim": ("-f", *_VIM),
    "nano": ("--restricted",),
    "emacs": ("--eval", _EMACS_KEEP_NOTHING),
    "micro": ("-backup", "false", "-savehistory", "false", "-savecursor", "false",
              "-saveundo", "false"),
    "code": ("--wait",),
    "codium": ("--wait",),
    "subl": ("--wait",),
    "zed": ("--wait",),
}  # fmt: skip


class EditorError(TightropeError):
    """The editor could not be started, or did not hand back a text."""


def usual_editor(environ: Mapping[str, str] = os.environ, *, at_terminal: bool = True) -> str:
    """Return the command of the person's editor: VISUAL, EDITOR, or one that is there.

    Away from a terminal none is chosen that nobody named: it would wait for keys for ever. Raises
    EditorError where there is none.
    """
    for name in ("VISUAL", "EDITOR"):
        if command := environ.get(name, "").strip():
            return command
    if not at_terminal:
        raise EditorError("Set EDITOR, or run this at a terminal.")
    for name in _USUAL:
        if shutil.which(name):
            return name
    raise EditorError("No editor was found; set EDITOR to the command of yours.")


def folder_for_editor(journal: Path, *, is_encrypted: bool) -> Path:
    """Return the folder for what an editor writes: the journal's, or one that is never on a disk.

    The latter is for an encrypted journal, whose words nothing writes into a plain file. Raises
    EditorError where this system has none.
    """
    if not is_encrypted:
        return journal.parent
    for folder in folders_for_words(journal):
        with suppress(OSError):
            if _is_in_memory(folder.parent):
                make_private_folder(folder)
                if is_ours_alone(folder):
                    return folder
    raise EditorError(
        "An editor wants a plain file, and there is no place in memory for one here, so the words"
        " of an encrypted journal go to none; write in the full-screen journal, or give your words"
        " to `tightrope add -`.",
    )


def _is_in_memory(folder: Path) -> bool:
    """Whether a folder lies in a file system that Linux keeps in memory. Raises OSError."""
    kinds = {}
    for line in _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
        _, place, kind, *_ = line.split(" ")
        kinds[Path(place)] = kind
    real = folder.resolve(strict=True)
    return next(kinds[place] for place in (real, *real.parents) if place in kinds) in _IN_MEMORY


def edit_text(text: str, folder: Path, command: str, *, header: str = "") -> str:
    """Let a person edit a text with an editor's command, and return what they saved.

    The text lies in a file of its own (0600), in a folder of its own (0700) inside `folder`;
    both are gone afterwards, with whatever the editor left beside them. `header` is the line that
    says what the words belong to, for whoever finds them where this program is killed meanwhile.
    Raises EditorError where there can be no such file, or the editor could not be started or ended
    with an error, as it does when told to give up.
    """
    with _page_with(text, folder, header) as (page, lock):
        code = _run(command_line(command, page), lock)
        saved = _read(newest_page(page.parent) if code < 0 else page, folder)
        if code > 0 or (code < 0 and saved == text):
            raise EditorError(
                "The editor ended with an error, so nothing was changed; try again, or set EDITOR"
                " to another one.",
            )
    # Editors end the last line, though nobody typed that.
    if saved.endswith("\n") and not text.endswith("\n"):
        saved = saved.removesuffix("\n")
    return saved


@contextmanager
def _page_with(text: str, folder: Path, header: str) -> Iterator[tuple[Path, tuple[int, ...]]]:
    """Give a file that holds a text, in a locked folder of its own, and remove both in the end.

    Beside it, the descriptors that the editor keeps the lock with.
    """
    with ExitStack() as stack:
        try:
            make_private_folder(folder)
            own = TemporaryDirectory(prefix=WRITING_PREFIX, dir=folder, ignore_cleanup_errors=True)
            page = Path(stack.enter_context(own)) / PAGE
            write_private(page.with_name(BEFORE), (header + text).encode())
            write_private(page, text.encode())
            lock = stack.enter_context(shared_lock(page.parent))
        except OSError as error:
            raise EditorError(
                f"No file for the editor could be made in {printable(str(folder))}"
                f" ({error.strerror}), so nothing was changed; mend that, and try again.",
            ) from None
        yield page, lock


def command_line(command: str, page: Path) -> list[str]:
    """Return the arguments that open the page with an editor that leaves nothing behind."""
    try:
        parts = shlex.split(command, posix=not _WINDOWS)
    except ValueError:
        raise EditorError(
            "EDITOR or VISUAL has a quotation mark without another; mend that, and try again.",
        ) from None
    if _WINDOWS:
        parts = [part.strip('"') for part in parts]
    program = shutil.which(parts[0]) if parts else None
    if not program:
        raise EditorError(
            "The editor that EDITOR or VISUAL names was not found; set it to the command of yours.",
        )
    return [program, *parts[1:], *_flags(program), str(page)]


def _flags(program: str) -> tuple[str, ...]:
    # What a name leads to counts first: vi is often vim, and on a Mac nano is pico.
    real, given = (_bare(Path(path).name) for path in (os.path.realpath(program), program))
    return _FLAGS.get(real) or (() if given == "nano" else _FLAGS.get(given, ()))


def _bare(name: str) -> str:
    """Return the name of a program without version and ending: vim.basic and vim.exe are vim."""
    return re.split(r"[^a-z]", name.lower(), maxsplit=1)[0]


def _run(arguments: list[str], lock: tuple[int, ...]) -> int:
    """Run the editor and return its exit code, negative where a signal ended it.

    It keeps what it inherits of `lock` open, so that nobody clears up behind it should it outlive
    this program.
    """
    try:
        with _signals_left_to_the_editor() as ended:
            code = subprocess.run(arguments, check=False, pass_fds=lock).returncode  # noqa: S603 - the person's own
    except OSError as error:
        raise EditorError(
            f"The editor could not be started ({error.strerror}); set EDITOR to another one.",
        ) from None
    if code > _SIGNALLED:
        return _SIGNALLED - code  # a shell in between tells a signal so
    # Some editors meet a signal by themselves and end with an error that nobody asked for.
    return -ended[0] if ended and code > 0 else code


@contextmanager
def _signals_left_to_the_editor() -> Iterator[list[int]]:
    """Outlive what ends the editor, which is in the same terminal, so that we can clear up.

    Gives the signals that should have ended us too; an interrupt is an ordinary key in an editor.
    """
    ended: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield ended
        return
    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]

    def meet(number: int, _: FrameType | None) -> None:
        if number != signal.SIGINT:
            ended.append(number)

    # Handlers of our own, since a signal that is ignored would be so in the editor too.
    before = {name: signal.signal(getattr(signal, name), meet) for name in names}
    try:
        yield ended
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


def _read(page: Path, folder: Path) -> str:
    try:
        saved = page.read_bytes()
    except FileNotFoundError:
        raise EditorError("The editor left no text, so nothing was changed.") from None
    except OSError as error:
        raise EditorError(
            f"What the editor saved could not be read ({error.strerror}); it lies in"
            f" {_set_aside(page, folder)}: mend that and add it.",
        ) from None
    try:
        return normalize_text(saved.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise EditorError(
            f"The editor did not save UTF-8 text; it lies in {_set_aside(page, folder)}:"
            " convert it and add it.",
        ) from None


def _set_aside(page: Path, folder: Path) -> Path:
    """Give a file that an editor saved a name outside the folder that is removed; return that."""
    for path in unsaved_paths(folder):
        if rename_unless_taken(page, path):
            close_to_others(path)
            break
    return path
