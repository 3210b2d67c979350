"""The journal as one SQLite file: the only room that speaks SQL."""

from typing import TYPE_CHECKING

from tightrope.lazy import late_imports

if TYPE_CHECKING:
    from tightrope.storage import aims as aims
    from tightrope.storage import backup as backup
    from tightrope.storage import backup_erasure as backup_erasure
    from tightrope.storage import backup_folder as backup_folder
    from tightrope.storage import days as days
    from tightrope.storage import encryption as encryption
    from tightrope.storage import entry_history as entry_history
    from tightrope.storage import erased as erased
    from tightrope.storage import examination as examination
    from tightrope.storage import file_header as file_header
    from tightrope.storage import letters as letters
    from tightrope.storage import lock_code as lock_code
    from tightrope.storage import month_notes as month_notes
    from tightrope.storage import open_files as open_files
    from tightrope.storage import open_read_only as open_read_only
    from tightrope.storage import rollback as rollback
    from tightrope.storage import rollback_source as rollback_source
    from tightrope.storage import sealed_file as sealed_file
    from tightrope.storage import search as search
    from tightrope.storage import sync_state as sync_state
    from tightrope.storage import talk as talk
    from tightrope.storage import trash as trash
    from tightrope.storage import undo_log as undo_log
    from tightrope.storage import undo_targets as undo_targets
    from tightrope.storage import wipe as wipe
    from tightrope.storage import write_ahead_log as write_ahead_log
else:
    __getattr__ = late_imports(
        __name__,
        (
            "aims",
            "backup",
            "backup_erasure",
            "backup_folder",
            "days",
            "encryption",
            "entry_history",
            "erased",
            "examination",
            "file_header",
            "letters",
            "lock_code",
            "month_notes",
            "open_read_only",
            "sealed_file",
            "open_files",
            "rollback",
            "rollback_source",
            "search",
            "sync_state",
            "talk",
            "trash",
            "undo_log",
            "undo_targets",
            "wipe",
            "write_ahead_log",
        ),
    )
