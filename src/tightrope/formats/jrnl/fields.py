"""What jrnl's text and its JSON have in common: one entry, however it was written down."""

import re
from collections.abc import Mapping
from dataclasses import replace

from tightrope.domain.entry import Entry, normalize_text
from tightrope.formats.fields.entry_json import entry_from_json
from tightrope.formats.protocol import BadRecord
from tightrope.formats.tag_mapping import fitted, marks_from_tags

_TAG = re.compile(r"(?<!\S)([@#][-+*#/\w]+)")
_NAMES_SOMETHING = re.compile(r"@.*[^\W_]|#.*[^\W\d_]")


def tags_in(text: str) -> list[str]:
    """Return the words of a text that jrnl takes for tags, with their signs, each once.

    Headings (`## Title`) and numbers (`#1`) are none here, as nowhere in this journal.
    """
    return [tag for tag in dict.fromkeys(_TAG.findall(text)) if is_tag(tag)]


def is_tag(tag: str) -> bool:
    """Whether a word with a sign names anything."""
    return bool(_NAMES_SOMETHING.match(tag))


def entry_of(
    record: Mapping[str, object], text: str, tags: list[str], position: str
) -> Entry | BadRecord:
    """Return the entry of these fields, this text and these tags, or what is wrong with them.

    Its id is made from the text as jrnl understands it, so that the same entry is met again,
    whichever of its forms it comes in.
    """
    text = normalize_text(text).strip("\n")
    title, _, body = text.strip().partition("\n")
    meant = f"{title.strip(' *')}\n{body.strip()}".strip()
    made = entry_from_json({**record, **marks_from_tags(fitted(tags)), "text": meant}, position)
    return made if isinstance(made, BadRecord) else replace(made, text=text)
