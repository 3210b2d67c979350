"""Taking entries and notes out of a journal and in, and copying all of it.

Most starts of the program do neither, so what does it is imported when it is asked for.
"""

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from tightrope import formats
from tightrope.clock import Moment
from tightrope.journal import transfer
from tightrope.journal.parts.backups import Backups
from tightrope.journal.progress import ProgressReporter
from tightrope.storage.connection import JournalDatabase

if TYPE_CHECKING:
    from tightrope.domain.query import Query
    from tightrope.formats import BookWriter
    from tightrope.journal.progress import Progress
    from tightrope.journal.transfer.export import ExportPreview, ExportResult
    from tightrope.journal.transfer.import_ import ImportResult, TagMarks


class Transfer:
    """Export and import: what goes out of a journal and comes in as a whole.

    Before an import changes anything, a backup is made through `backups`.
    """

    def __init__(
        self, database: JournalDatabase, now: Callable[[], Moment], backups: Backups
    ) -> None:
        self._database = database
        self._now = now
        self._backups = backups

    def export_entries(
        self,
        format_name: str,
        target: Path | TextIO,
        query: "Query",
        *,
        force: bool = False,
        progress: "Progress | None" = None,
        week_starts: int = 0,
        **options: bool,
    ) -> "ExportResult":
        """Write the entries that a query asks for in a format, oldest first, all of one moment.

        The notes of months go along, where it asks for nothing but days and the format carries
        them. `options` are the format's own. `progress` is told how many entries were written.
        Where there are calendars, their weeks begin on `week_starts`, 0 for Monday to 6. Raises
        TightropeError where that cannot be: no such format, a target that is there (without
        `force`) or cannot be written, a damaged journal.
        """
        form = formats.writer_named(format_name, **options)
        if isinstance(form, formats.BookWriter):
            form = self._holding_contents(form, query, week_starts)
        return transfer.export.export_entries(
            self._database, form, target, query, force=force, progress=progress
        )

    def _holding_contents(
        self, form: "BookWriter", query: "Query", week_starts: int
    ) -> "BookWriter":

        today = self._now().day
        # Asked for when the writing begins, so that it is of the same moment as the entries.
        return form.holding(
            lambda: transfer.export.contents_of(
                self._database, query, today, week_starts=week_starts
            )
        )

    def preview_export(self, format_name: str, query: "Query") -> "ExportPreview":
        """Return what `export_entries` would write. Raises TightropeError."""
        return transfer.export.preview_export(
            self._database, formats.writer_named(format_name), query
        )

    def import_entries(
        self,
        format_name: str,
        source: Path | BinaryIO,
        *,
        dry_run: bool = False,
        skip_bad: bool = False,
        tag_marks: "TagMarks" = (),
        date_order: str | None = None,
        attachments: Path | None = None,
        progress: "Progress | None" = None,
    ) -> "ImportResult":
        """Merge what a source holds into the journal: all of it, or nothing.

        Taking in twice is taking in once. A tag of `tag_marks` becomes its mark. `date_order`
        (`dmy`, `mdy` or `ymd`) decides where the dates of a file leave two readings. `attachments`
        is a folder that photos and recordings are copied into, None to count them. With `dry_run`
        the answer is the same and nothing is saved. Otherwise a copy of the journal is made before
        anything in it changes. `progress` is told up to which byte the source was read. Raises
        BadImportError for a record that cannot be read, unless they are to be skipped; other
        TightropeError where source or journal cannot be used.
        """
        forward = ProgressReporter(progress) if progress else None
        reader = formats.reader_named(format_name, date_order)
        records = transfer.sources.open_source(reader, source, forward)
        with (
            self._database.interruptible(forward.again) if forward else nullcontext(),
            transfer.attachments.attachments_into(
                attachments, source, dry_run=dry_run, look=forward.again if forward else None
            )
            if attachments
            else nullcontext() as folder,
        ):
            sifted = transfer.import_.ImportFilter(
                records, skip_bad=skip_bad, tag_marks=tag_marks, attachments=folder
            )
            if dry_run:
                return transfer.import_.preview_import(self._database, sifted)
            return transfer.import_.import_entries(
                self._database, sifted, self._backups.before_import
            )
