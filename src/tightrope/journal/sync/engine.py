"""One sync: each entry, note, aim and talk that changed meets its versions on the other side.

Nothing that stops it half-way loses anything. A journal remembers which version each entry is, in
the same transaction that makes it so; a folder is only ever given files that stand for all that
was in it before. Whatever was not done yet is found by the next sync.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import monotonic, sleep

from tightrope.domain.entry import Entry
from tightrope.domain.entry_version import TALK, Version
from tightrope.domain.merge_versions import MergeResult, merge
from tightrope.domain.tags import CONFLICT_TAG
from tightrope.formats import BadRecord
from tightrope.formats.native.version_lines import line_of
from tightrope.journal.progress import ALL, Progress, reporting
from tightrope.journal.sync.folder import FolderFile, SyncFolder
from tightrope.journal.sync.opening import opened
from tightrope.storage import days, sync_state
from tightrope.storage.connection import JournalDatabase

# Seconds that one transaction takes about, for which others who write wait.
_LONG = 0.5
# Seconds between two of them. Whoever waits looks for a turn ten times a second, and without a
# pause finds none until all is done.
_TURN = 0.11
# Thousandths of a sync, after which all that is left is to put files in their places.
_MET = 900


@dataclass(frozen=True, slots=True)
class SyncResult:
    """What a sync did, or would do.

    `received` and `sent` count entries, notes, aims and talk that changed here, and there.
    `conflicts` are the ids of entries that are new here and hold what was written in another at the
    same time; `survived` the names of what was deleted on one side and edited on the other;
    `joined` the months (`2026-11`), and the names of aims and talk, that now hold words of both
    sides. `unreadable` files were left alone.
    `backup` is the copy that was made before anything changed here.
    """

    received: int
    sent: int
    conflicts: tuple[str, ...]
    survived: tuple[str, ...]
    joined: tuple[str, ...]
    unreadable: tuple[BadRecord, ...]
    backup: Path | None


def sync(
    file: JournalDatabase,
    path: Path,
    now: datetime,
    back_up: Callable[[], Path | None],
    *,
    dry_run: bool,
    progress: Progress | None = None,
) -> SyncResult:
    """Bring a journal and a folder in step; see `Journal.sync`."""
    with opened(path, look_only=dry_run) as folder:
        run = _SyncEngine(file, folder, now, progress, dry_run=dry_run)
        names = run.to_do()
        if dry_run:
            with file.dry_run():
                run.meet_all(names)
        else:
            run.work(names, back_up)
    return run.answer()


class _SyncEngine:
    """One sync on its way."""

    def __init__(
        self,
        file: JournalDatabase,
        folder: SyncFolder,
        now: datetime,
        progress: Progress | None,
        *,
        dry_run: bool,
    ) -> None:
        self._file = file
        self._folder = folder
        self._now = now
        self._progress = progress
        self._dry_run = dry_run
        self._came = self._went = 0
        self._conflicts: list[str] = []
        self._survived: list[str] = []
        self._joined: list[str] = []
        self._unreadable: dict[str, BadRecord] = {}
        self._seen: dict[str, sync_state.SyncedFile] = {}
        self._has_changed = False
        self._backup: Path | None = None

    def answer(self) -> SyncResult:
        """Return what was done."""
        return SyncResult(
            self._came,
            self._went,
            tuple(self._conflicts),
            tuple(self._survived),
            tuple(self._joined),
            tuple(self._unreadable.values()),
            self._backup,
        )

    def to_do(self) -> list[str]:
        """Return the names of what may have changed on either side, in the order to take it in.

        What is new comes in the order in which it was written, so that entries of one moment keep
        theirs; what is to be talked about comes behind all of them.
        """
        with self._file.snapshot() as sql:
            in_step = sync_state.files_in_step(sql, str(self._folder.path))
            # In the order in which they lie in the journal, so that its pages are read once each.
            in_order = dict.fromkeys(sync_state.changed_names(sql))
            known = set(sync_state.synced_names(sql))
        same, found = set[str](), set[str]()
        for name, fingerprint in reporting(self._folder.scan(), self._progress, first=0, last=0):
            (same if fingerprint and in_step.get(name) == fingerprint else found).add(name)
        changed = in_order.keys()
        others = (known - same | found & known) - changed
        # What is to be talked about meets behind its entry.
        known_first = sorted([*in_order, *sorted(others)], key=lambda name: name.startswith(TALK))
        new = reporting(found - known - changed, self._progress, first=0, last=0)
        return [
            *known_first,
            *sorted(
                new, key=lambda name: (name.startswith(TALK), self._folder.created(name), name)
            ),
        ]

    def work(self, names: Sequence[str], back_up: Callable[[], Path | None]) -> None:
        """Let everything meet, some in each transaction, and then write the folder."""
        may_need_copy = not self._is_empty()
        rest = reporting(names, self._progress, first=0, last=_MET, count=len(names))
        is_over = False
        while not is_over:
            with self._file.writing():
                is_over = self._meet_some(rest)
                if self._has_changed and may_need_copy:
                    # Until the end of this block others, and so the copy, see it as it was.
                    self._backup = back_up()
                    may_need_copy = False
            if not is_over:
                sleep(_TURN)
        self._folder.put_in_place(self._seen, self._progress, first=_MET, last=ALL)
        if self._seen:
            with self._file.writing() as sql:
                sync_state.record_files(
                    sql, sync_state.folder_number(sql, str(self._folder.path)), self._seen.values()
                )

    def meet_all(self, names: Sequence[str]) -> None:
        """Let the versions of each of these meet, inside the transaction that is open."""
        for name in reporting(names, self._progress, first=0, last=ALL, count=len(names)):
            self._meet(name)

    def _meet_some(self, rest: Iterator[str]) -> bool:
        """Let some of the rest meet, for about as long as others may wait; tell if it is over."""
        until = monotonic() + _LONG
        for name in rest:
            self._meet(name)
            if monotonic() > until:
                return False
        return True

    def _meet(self, name: str, copy: Version | None = None) -> None:
        held = self._held(name)
        if held is None and copy is None:
            return
        received = [*(held.versions if held else ()), *([copy] if copy else ())]
        with self._file.reading() as sql:
            local = sync_state.local_version(sql, name, self._now, is_elsewhere=bool(received))
            if not received and local is None:
                if held and held.content is not None:
                    self._unreadable[name] = self._folder.empty(name)
                return
            met = merge([*received, *([local] if local else [])])
            for each in met.copies:
                self._meet(each.name, each)
            has_come = sync_state.apply_version(sql, met.winner, local)
        self._has_changed |= has_come
        self._count(met, local, has_come=has_come)
        if held:
            self._write(met.winner, held, is_told=has_come or copy is not None)

    def _held(self, name: str) -> FolderFile | None:
        held = self._folder.read(name)
        damaged = held.damaged_copy if isinstance(held, FolderFile) else held
        if damaged:
            self._unreadable[name] = damaged
        return held if isinstance(held, FolderFile) else None

    def _count(self, met: MergeResult, local: Version | None, *, has_come: bool) -> None:
        content = met.winner.content
        if (
            has_come
            and local is None
            and isinstance(content, Entry)
            and CONFLICT_TAG in content.tags
        ):
            self._conflicts.append(content.id)
        else:
            self._came += has_come
        if met.survived:
            self._survived.append(met.winner.name)
        if met.is_joined:
            self._joined.append(met.winner.name)

    def _write(self, version: Version, held: FolderFile, *, is_told: bool) -> None:
        """Write a version into its file, if that does not hold just this already."""
        name, content, fingerprint = version.name, line_of(version), held.fingerprint
        if content != held.content:
            if not is_told and version.digest not in {each.digest for each in held.versions}:
                self._went += 1
            if not self._dry_run:
                fingerprint = self._folder.write(name, content)
        key = sync_state.version_key(version.digest, version.ancestors)
        self._seen[name] = sync_state.SyncedFile(name, fingerprint, key)

    def _is_empty(self) -> bool:
        with self._file.reading() as sql:
            return days.is_empty(sql)
