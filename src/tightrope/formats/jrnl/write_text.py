"""An entry as jrnl's text: `[2026-11-21 21:15] title`, a star, a body, and tags as words."""

import re
from datetime import time

from tightrope.domain.entry import Entry
from tightrope.formats.jrnl.fields import tags_in
from tightrope.formats.mark_tags import marks_as_tags

# jrnl takes a line of the body for a new entry where anything in brackets and a blank begin it,
# and guesses what date that may be. A box to tick and a footnote are too short for any.
_LIKE_A_STAMP = re.compile(r"^\[(?:[^\]\n]{3,}\] |[^\]\n]*$)", re.MULTILINE)
# The words up to the last one that ends with no star, and those behind it.
_STAR_AT_END = re.compile(r"(.*[^\s*])\s+(.*\*)")
_NO_TAG = re.compile(r"[^-+*#/\w]+")


def write_entry(entry: Entry) -> str:
    """Return the lines of an entry, the last line end included.

    The tags that no word of the text says stand in a line of their own at its end.
    """
    # jrnl ends lines where Unicode does; and blank lines before a title shift its end.
    lines = entry.text.strip().splitlines()
    title, *wrapped = _wrapped("".join(lines[:1]).rstrip())
    body = "\n".join([*wrapped, *lines[1:]])
    tags = _missing_tags(entry)
    if not title:
        title, tags = tags, ""
    body = "\n".join(part for part in (body, tags) if part)
    whole = f"{_title(title, starred=entry.starred)}\n"
    if body:
        whole += (_LIKE_A_STAMP.sub(r"> \g<0>", body) if "[" in body else body) + "\n"
    return f"[{entry.day.isoformat()} {entry.time or time():%H:%M}] {whole}"


def _wrapped(title: str) -> list[str]:
    """Return a first line, in two lines where `*emphasis*` at its end would be taken for a star."""
    # Most titles have no star, and to look for a place to part one takes a millisecond.
    found = _STAR_AT_END.fullmatch(title) if title.endswith("*") else None
    return [*found.groups()] if found else [title]


def _title(title: str, *, starred: bool) -> str:
    """Return a title with its star; signs at its ends that jrnl would take for one are escaped."""
    if starred and title.startswith("*"):
        title = f"\\{title}"
    if title.endswith("*"):
        title += "\\"
    return f"{title} *" if starred else title


def _missing_tags(entry: Entry) -> str:
    names = dict.fromkeys(_NO_TAG.sub("-", tag).strip("-") for tag in marks_as_tags(entry))
    if not names:
        return ""
    present = {word[1:].lower() for word in tags_in(entry.text)}
    return " ".join(f"@{name}" for name in names if name and name not in present)
