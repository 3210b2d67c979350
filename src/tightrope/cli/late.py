"""What only some commands need, imported when it is first used."""

from typing import TYPE_CHECKING

from tightrope.lazy import late_imports

if TYPE_CHECKING:
    from tightrope import clock as clock
    from tightrope.cli.background import go_on_in_background as go_on_in_background
    from tightrope.cli.letter_pair import exchange_letters as exchange_letters
    from tightrope.cli.letter_table_output import print_table as print_table
    from tightrope.cli.passphrases import ask_passphrase as ask_passphrase
    from tightrope.cli.passphrases import passphrase_from_descriptor as passphrase_from_descriptor
    from tightrope.cli.passphrases import passphrase_from_file as passphrase_from_file
    from tightrope.crash_log import log_crash as log_crash
    from tightrope.journal import Journal as Journal
    from tightrope.journal.erasure.report import erasure_sentences as erasure_sentences
    from tightrope.journal.external_editor import edit_text as edit_text
    from tightrope.journal.external_editor import folder_for_editor as folder_for_editor
    from tightrope.journal.external_editor import usual_editor as usual_editor
    from tightrope.journal.progress import ALL as ALL
    from tightrope.journal.transfer.sources import detect_format as detect_format
    from tightrope.journal.transfer.sources import size_of as size_of
    from tightrope.journal.unsaved.words import Owner as Owner
    from tightrope.journal.unsaved.words import header_of as header_of
    from tightrope.journal.unsaved.writing import owner_of as owner_of
    from tightrope.journal.unsaved.writing import put_bytes_aside as put_bytes_aside
    from tightrope.paths import locate as locate
    from tightrope.paths import locate_database as locate_database
    from tightrope.settings import Settings as Settings
    from tightrope.settings import read_one as read_one
    from tightrope.settings import read_settings as read_settings
else:
    __getattr__ = late_imports(
        "tightrope",
        ("clock",),
        {
            "ALL": "tightrope.journal.progress",
            "Journal": "tightrope.journal",
            "detect_format": "tightrope.journal.transfer.sources",
            "Owner": "tightrope.journal.unsaved.words",
            "ask_passphrase": "tightrope.cli.passphrases",
            "go_on_in_background": "tightrope.cli.background",
            "edit_text": "tightrope.journal.external_editor",
            "folder_for_editor": "tightrope.journal.external_editor",
            "erasure_sentences": "tightrope.journal.erasure.report",
            "locate": "tightrope.paths",
            "locate_database": "tightrope.paths",
            "header_of": "tightrope.journal.unsaved.words",
            "log_crash": "tightrope.crash_log",
            "owner_of": "tightrope.journal.unsaved.writing",
            "put_bytes_aside": "tightrope.journal.unsaved.writing",
            "exchange_letters": "tightrope.cli.letter_pair",
            "print_table": "tightrope.cli.letter_table_output",
            "passphrase_from_descriptor": "tightrope.cli.passphrases",
            "passphrase_from_file": "tightrope.cli.passphrases",
            "Settings": "tightrope.settings",
            "read_one": "tightrope.settings",
            "read_settings": "tightrope.settings",
            "size_of": "tightrope.journal.transfer.sources",
            "usual_editor": "tightrope.journal.external_editor",
        },
    )
