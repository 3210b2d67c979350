"""The commands, a module each; each is imported only when it is called."""

from typing import TYPE_CHECKING

from tightrope.lazy import late_imports

if TYPE_CHECKING:
    from tightrope.cli.commands import add as add
    from tightrope.cli.commands import aims as aims
    from tightrope.cli.commands import backups as backups
    from tightrope.cli.commands import chart as chart
    from tightrope.cli.commands import config as config
    from tightrope.cli.commands import demo as demo
    from tightrope.cli.commands import doctor as doctor
    from tightrope.cli.commands import edit as edit
    from tightrope.cli.commands import encryption as encryption
    from tightrope.cli.commands import erase as erase
    from tightrope.cli.commands import history as history
    from tightrope.cli.commands import letter as letter
    from tightrope.cli.commands import lock_code as lock_code
    from tightrope.cli.commands import read as read
    from tightrope.cli.commands import review as review
    from tightrope.cli.commands import shell as shell
    from tightrope.cli.commands import stats as stats
    from tightrope.cli.commands import sync as sync
    from tightrope.cli.commands import tags as tags
    from tightrope.cli.commands import talk as talk
    from tightrope.cli.commands import transfer as transfer
    from tightrope.cli.commands import trash as trash
    from tightrope.cli.commands import tui as tui
    from tightrope.cli.commands import undo as undo
    from tightrope.cli.commands import unsaved as unsaved
    from tightrope.cli.commands import where as where
else:
    __getattr__ = late_imports(
        __name__,
        (
            "add",
            "aims",
            "backups",
            "chart",
            "config",
            "demo",
            "doctor",
            "edit",
            "encryption",
            "erase",
            "history",
            "letter",
            "lock_code",
            "read",
            "review",
            "shell",
            "stats",
            "sync",
            "tags",
            "talk",
            "transfer",
            "trash",
            "tui",
            "undo",
            "unsaved",
            "where",
        ),
    )
