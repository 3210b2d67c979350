"""What a journal answers with, beside entries and days: one door for both faces.

Each type is defined where it is made, and imported when it is first used.
"""

from typing import TYPE_CHECKING

from tightrope.lazy import late_imports

if TYPE_CHECKING:
    from tightrope.journal.erasure.engine import ErasureResult as ErasureResult
    from tightrope.journal.parts.history import PastVersions as PastVersions
    from tightrope.journal.parts.letter_keys import PublicKey as PublicKey
    from tightrope.journal.parts.letters import Choosable as Choosable
    from tightrope.journal.parts.letters import KeptLetter as KeptLetter
    from tightrope.journal.parts.letters import OpenedLetter as OpenedLetter
    from tightrope.journal.parts.tags import TagRenaming as TagRenaming
    from tightrope.journal.parts.undo_result import ActionResult as ActionResult
    from tightrope.journal.sync.engine import SyncResult as SyncResult
    from tightrope.journal.transfer.export import ExportPreview as ExportPreview
    from tightrope.journal.transfer.export import ExportResult as ExportResult
    from tightrope.journal.transfer.import_ import ImportResult as ImportResult
    from tightrope.journal.transfer.import_ import TagMarks as TagMarks
    from tightrope.journal.unsaved.words import MonthText as MonthText
    from tightrope.journal.unsaved.words import UnsavedWords as UnsavedWords
    from tightrope.storage.backup_folder import BackupFile as BackupFile
    from tightrope.storage.encryption import FileKey as FileKey
    from tightrope.storage.matches import Match as Match
    from tightrope.storage.matches import SearchResult as SearchResult
    from tightrope.storage.rollback import RolledBack as RolledBack
    from tightrope.storage.trash import Trashed as Trashed
    from tightrope.storage.undo_log import ActionKind as ActionKind
else:
    __getattr__ = late_imports(
        "tightrope",
        names={
            "ActionKind": "tightrope.storage.undo_log",
            "ActionResult": "tightrope.journal.parts.undo_result",
            "Choosable": "tightrope.journal.parts.letters",
            "KeptLetter": "tightrope.journal.parts.letters",
            "OpenedLetter": "tightrope.journal.parts.letters",
            "PublicKey": "tightrope.journal.parts.letter_keys",
            "ErasureResult": "tightrope.journal.erasure.engine",
            "BackupFile": "tightrope.storage.backup_folder",
            "ExportPreview": "tightrope.journal.transfer.export",
            "ExportResult": "tightrope.journal.transfer.export",
            "FileKey": "tightrope.storage.encryption",
            "ImportResult": "tightrope.journal.transfer.import_",
            "Match": "tightrope.storage.matches",
            "MonthText": "tightrope.journal.unsaved.words",
            "PastVersions": "tightrope.journal.parts.history",
            "RolledBack": "tightrope.storage.rollback",
            "SearchResult": "tightrope.storage.matches",
            "SyncResult": "tightrope.journal.sync.engine",
            "TagMarks": "tightrope.journal.transfer.import_",
            "TagRenaming": "tightrope.journal.parts.tags",
            "Trashed": "tightrope.storage.trash",
            "UnsavedWords": "tightrope.journal.unsaved.words",
        },
    )
