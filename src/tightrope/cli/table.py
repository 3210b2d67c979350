"""The one table of commands: name, where it lives, and its line in the help.

Nothing here imports a command, so that the help and each command cost only themselves.
"""

from typing import NamedTuple


class Line(NamedTuple):
    """One command: the module of this package, the name in it, and what it does in a few words."""

    module: str
    attribute: str
    does: str


SECTIONS: dict[str, dict[str, Line]] = {
    "Write": {
        "add": Line("add", "add", "Write a new entry."),
        "edit": Line("change", "edit", "Change an entry in your editor."),
        "mark": Line("change", "mark", "Set or clear marks and need of entries."),
        "delete": Line("trash", "delete", "Move entries to the trash."),
        "restore": Line("trash", "restore", "Bring entries back from the trash."),
        "trash": Line("trash", "trash", "List the trash, or empty it for good."),
    },
    "Read": {
        "list": Line("reading", "newest", "List entries, newest first."),
        "search": Line("reading", "search", "Find entries by their words."),
        "show": Line("reading", "show", "Show one entry, whole."),
        "stats": Line(
            "stats", "stats", "Show the figures of days, weeks, months, years or weekdays."
        ),
        "chart": Line("chart", "chart", "Draw the timeline, or say it in words."),
        "review": Line("review", "review", "Look back on a month."),
    },
    "Keep": {
        "export": Line("exchange", "export", "Write entries into a file or folder."),
        "import": Line("exchange", "bring_in", "Take entries in from a file or folder."),
        "sync": Line("sync", "sync", "Keep the journal and a folder in step."),
        "backup": Line("keeping", "backup", "Make a verified copy of the journal."),
        "where": Line("keeping", "where", "Print where everything lies."),
        "demo": Line("demo", "demo", "Try the full-screen journal on made-up entries."),
    },
}

COMMANDS = {name: line for section in SECTIONS.values() for name, line in section.items()}
