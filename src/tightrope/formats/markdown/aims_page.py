"""The Markdown page of the aims: a heading with the title of each, and its note below.

The front matter has a list `aims` with all else, each with the mark of its heading and a checksum.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tightrope.domain.aim import Aim
from tightrope.formats.fields.aim_json import AIM_FIELDS, aim_from_json, aim_to_json
from tightrope.formats.fields.entry_json import uncarried
from tightrope.formats.markdown.day_page import OF_ANY_PAGE
from tightrope.formats.markdown.front_matter import Compact, checksum, dated, written
from tightrope.formats.markdown.sections import heading, marks_of, sections_of
from tightrope.formats.protocol import BadRecord, Record

STEM = "aims"
_LIST, _MARK, _CHECKSUM = "aims", "mark", "checksum"
_IN_BODY = frozenset({"title", "note"})
_KNOWN = AIM_FIELDS - _IN_BODY | {_MARK, _CHECKSUM}


def page_of(aims: Sequence[Aim]) -> str:
    """Return the page of all aims."""
    marks = list(marks_of(aims))
    listed = [Compact({_MARK: mark} | _fields(aim)) for mark, aim in zip(marks, aims, strict=True)]
    sections = (
        f"{heading(aim.title, mark)}\n\n{aim.note}\n" for mark, aim in zip(marks, aims, strict=True)
    )
    return written(OF_ANY_PAGE | {_LIST: listed}) + "\n".join(sections)


def is_of_aims(front: Mapping[str, Any]) -> bool:
    """Return whether a page of ours with this front matter holds the aims."""
    return _LIST in front and "date" not in front


def aims_of(front: Mapping[str, Any], body: str, name: str) -> Iterator[Record]:
    """Give the aims of a page that Tightrope wrote, people's changes included."""
    listed = front[_LIST]
    if not isinstance(listed, list) or not all(isinstance(fields, dict) for fields in listed):
        yield BadRecord(name, "its list of aims was changed; export the page again.")
        return
    yield from uncarried(front, {*OF_ANY_PAGE, _LIST})
    _, sections = sections_of(body, {str(fields.get(_MARK)) for fields in listed})
    for number, fields in enumerate(listed, 1):
        position = f"{name}, aim {number}"
        section = sections.get(str(fields.get(_MARK)))
        if section is None:
            yield BadRecord(
                position, "its heading is gone from the page; take it out of the list too."
            )
            continue
        made = aim_from_json({**fields, "title": section.title, "note": section.text}, position)
        if isinstance(made, BadRecord):
            yield made
        else:
            wanted = fields.get(_CHECKSUM)
            yield dated(made, wanted in {None, checksum(aim_to_json(made))})
            yield from uncarried(fields, _KNOWN)


def _fields(aim: Aim) -> dict[str, object]:
    fields = aim_to_json(aim)
    said = {name: value for name, value in fields.items() if value and name not in _IN_BODY}
    return said | {_CHECKSUM: checksum(fields)}
