"""Attachments: the files that come with an import, copied into a folder and linked from entries."""

import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import IO

from tightrope.domain.entry import Entry
from tightrope.domain.printable import printable
from tightrope.formats import BadFileError, BadRecord, FileAtHand, Record, Uncarried
from tightrope.journal.target_errors import TargetError, as_target_error, reason
from tightrope.safe_files import (
    create_private,
    fsync_folder,
    make_private_folder,
    make_temp_folder,
    rename_unless_taken,
)

_AT_ONCE = 2**20
_LONGEST_NAME = 120  # bytes; file systems take 255, and a name may become longer
# What Windows, or a shell, would take for something else than a name.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_DEVICES = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
_IN_DIGEST = 8
# Bytes that stand for themselves in an address (RFC 3986).
_NOT_PLAIN = re.compile(rb"[^A-Za-z0-9._~/:-]")


class AttachmentFolder:
    """Copies files into a folder under names that nothing there has; equal ones are there once.

    Until `publish` they lie unfinished in it, and are gone if it never comes to that. In a
    `dry_run` they are counted only. `count` is how many files came, each as often as it came.
    """

    def __init__(
        self, folder: Path, *, dry_run: bool, look: Callable[[], object] | None = None
    ) -> None:
        self.folder = folder
        self._look = look
        self.count = 0
        self._is_counting = dry_run
        self._unfinished: Path | None = None
        self._digests: dict[str, bytes] = {}  # of the files of this import, by their new paths
        self._waiting: list[tuple[Path, str]] = []
        self._published: list[Path] = []

    def linked(self, records: Iterable[Record]) -> Iterator[Record]:
        """Give records with the files among them copied; each entry ends with links to its own.

        A file that cannot be copied out of what it lies in is a bad record. Raises TargetError.
        """
        entry: Entry | None = None
        links: list[str] = []
        for record in records:
            if not isinstance(record, Uncarried):
                if entry:
                    yield _with_links(entry, links)
                entry, links = (record, []) if isinstance(record, Entry) else (None, [])
                if entry is None:
                    yield record
            elif record.file is None:
                yield record
            else:
                try:
                    path = self._copy(record.file)
                except BadFileError as problem:
                    yield BadRecord(record.file.path, str(problem))
                    continue
                if record.file.is_of_entry and path:
                    links.append(f"[{path}]({_address(self.folder / path)})")
        if entry:
            yield _with_links(entry, links)

    def publish(self) -> None:
        """Give what was copied its names. Raises TargetError; then none of it has got one."""
        with as_target_error(self.folder):
            for unfinished, path in self._waiting:
                target = self.folder / path
                self._check_leads_nowhere_else(target.parent)
                make_private_folder(target.parent)
                if not rename_unless_taken(unfinished, target):
                    raise TargetError(
                        f"Something else has just been put at {printable(str(target))};"
                        " import again."
                    )
                self._published.append(target)

    def _check_leads_nowhere_else(self, parent: Path) -> None:
        inside = os.path.realpath(self.folder)
        if not Path(os.path.realpath(parent)).is_relative_to(inside):
            raise TargetError(
                f"{printable(str(parent))} is a link out of the folder; choose another folder."
            )

    def take_back(self) -> None:
        """Remove what was published, and the folders in the folder that are empty then."""
        for path in self._published:
            with suppress(OSError):
                path.unlink()
                for parent in path.relative_to(self.folder).parents[:-1]:
                    (self.folder / parent).rmdir()

    def clear(self) -> None:
        """Remove what is unfinished."""
        if self._unfinished:
            with suppress(OSError):
                shutil.rmtree(self._unfinished)

    def _copy(self, file: FileAtHand) -> str:
        """Copy a file, and return its path in the folder; empty where it is counted only."""
        with ExitStack() as opened:
            try:
                source = opened.enter_context(file.open())
            except OSError as error:
                raise BadFileError(f"this file cannot be read: {reason(error)}.") from None
            if self._is_counting:
                self.count += 1
                return ""
            return self._copy_stream(source, file.path)

    def _copy_stream(self, source: IO[bytes], name: str) -> str:
        with as_target_error(self.folder):
            if self._unfinished is None:
                make_private_folder(self.folder)
                self._unfinished = make_temp_folder(self.folder)
            unfinished = self._unfinished / f"{self.count}"
            digest = _copied(source, unfinished, self._look)
            self.count += 1
            path = self._path_of(name, digest)
            if path in self._digests or (self.folder / path).exists():
                unfinished.unlink()  # the same is there already
            else:
                self._waiting.append((unfinished, path))
            self._digests[path] = digest
        return path

    def _path_of(self, path: str, digest: bytes) -> str:
        """Return where in the folder a file of this content goes, or lies already."""
        *parents, name = [_safe_name(part) for part in PurePosixPath(path).parts]
        own = PurePosixPath(*parents, name)
        told_apart = own.with_name(f"{own.stem}-{digest.hex()[:_IN_DIGEST]}{own.suffix}")
        return next(
            candidate
            for candidate in (str(own), str(told_apart), f"{digest.hex()}{own.suffix}")
            if self._is_free(candidate, digest)
        )

    def _is_free(self, path: str, digest: bytes) -> bool:
        """Whether nothing else has a path: nothing at all, or what has this content."""
        if path in self._digests:
            return self._digests[path] == digest
        there = self.folder / path
        if not os.path.lexists(there):
            return True
        return there.is_file() and not there.is_symlink() and _digest_of(there) == digest


@contextmanager
def attachments_into(
    folder: Path,
    source: object = None,
    *,
    dry_run: bool,
    look: Callable[[], object] | None = None,
) -> Iterator[AttachmentFolder]:
    """Give a folder for attachments; an error inside leaves it as it was.

    It may not lie in `source`, the folder that is imported: the next import would copy the copies.
    `look` is called while a file is copied, and what it raises ends that. Raises TargetError.
    """
    if isinstance(source, Path) and source.is_dir():
        inside = os.path.realpath(source)
        if Path(os.path.realpath(folder)).is_relative_to(inside):
            raise TargetError(
                f"{printable(str(folder))} lies in what is imported; choose a folder outside."
            )
    if "\0" in str(folder):
        raise TargetError("No folder can have that name; choose another path.")
    if os.path.lexists(folder) and not folder.is_dir():
        raise TargetError(f"{printable(str(folder))} is not a folder; choose another path.")
    was_there = folder.is_dir()
    attachments = AttachmentFolder(folder, dry_run=dry_run, look=look)
    try:
        yield attachments
    except BaseException:
        attachments.take_back()
        raise
    finally:
        attachments.clear()
        if not was_there and not dry_run:
            with suppress(OSError):
                folder.rmdir()  # unless something is in it now


def _with_links(entry: Entry, links: list[str]) -> Entry:
    if not links:
        return entry
    words = entry.text.rstrip("\n")
    return replace(entry, text="\n\n".join(filter(None, (words, "\n".join(links)))))


def _address(path: Path) -> str:
    """Return a path as an address, with what is not plain in it as its bytes."""
    return _NOT_PLAIN.sub(
        lambda found: b"%%%02X" % ord(found[0]), os.fsencode(path.as_posix())
    ).decode()


def _copied(source: IO[bytes], target: Path, look: Callable[[], object] | None) -> bytes:
    """Copy a stream into a new file on the disk, and return the digest of its content."""
    digest = sha256()
    with create_private(target) as out:
        while piece := source.read(_AT_ONCE):
            digest.update(piece)
            out.write(piece)
            if look:
                look()
        out.flush()
        os.fsync(out.fileno())
    fsync_folder(target.parent)
    return digest.digest()


def _digest_of(path: Path) -> bytes:
    digest = sha256()
    with path.open("rb") as file:
        while piece := file.read(_AT_ONCE):
            digest.update(piece)
    return digest.digest()


def _safe_name(name: str) -> str:
    """Return a name that every system takes for a name: not hidden, no device, not too long."""
    safe = _UNSAFE.sub("_", name).strip(". ") or "attachment"
    if _DEVICES.fullmatch(safe):
        safe = f"_{safe}"
    suffix = PurePosixPath(safe).suffix.encode(errors="replace")[: _LONGEST_NAME // 2]
    stem = PurePosixPath(safe).stem.encode(errors="replace")[: _LONGEST_NAME - len(suffix)]
    return (stem.strip(b". ") + suffix).decode(errors="ignore")
