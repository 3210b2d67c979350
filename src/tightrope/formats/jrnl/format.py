"""`jrnl`: the journal of jrnl 4, its text both ways, and its JSON and its folders read as well."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, ClassVar, Literal, TextIO

from tightrope.domain.month_note import Kept
from tightrope.formats.io.peek import first_sign
from tightrope.formats.jrnl import read_json, read_text
from tightrope.formats.jrnl.write_text import write_entry
from tightrope.formats.protocol import Record, entries_first


@dataclass(frozen=True, slots=True)
class Jrnl:
    """jrnl's text. It has minutes, but no seconds, zones, ids, or times of change.

    Marks and needs become tags (`@together`, `@need-closer`); an entry without a time stands at
    00:00, since jrnl knows no other. Where a text's own dates do not show in which order day,
    month and year stand, `date_order` says it: `dmy`, `mdy` or `ymd`.
    """

    name: ClassVar[str] = "jrnl"
    suffix: ClassVar[str] = ".txt"
    is_folder: ClassVar[Literal[False]] = False
    is_binary: ClassVar[Literal[False]] = False
    carries_notes: ClassVar[bool] = False
    # A folder of days, as jrnl keeps it, or a file an entry, as it exports into a folder.
    page_names: ClassVar[re.Pattern[str]] = re.compile(
        r"[0-9]{4}/[01][0-9]/[0-3][0-9]\.txt|[0-9]{4}-[0-9]{2}-[0-9]{2}_.*\.(?:txt|json)"
    )
    caution: ClassVar[str] = (
        "jrnl has no place for seconds, time zones and ids, nor in tags for emoji and most signs;"
        " marks and needs became tags, and an entry without a time stands at 00:00."
    )
    date_order: str | None = None

    def write(self, kept: Iterable[Kept], out: TextIO) -> None:
        """Write the entries, a blank line between them."""
        before = ""
        for entry in entries_first(kept, []):
            out.write(before + write_entry(entry))
            before = "\n"

    def read(self, source: BinaryIO, name: str) -> Iterator[Record]:
        """Read text or JSON, whichever it is."""
        if first_sign(source) == b"{":
            yield from read_json.entries_in(source, name)
        else:
            yield from read_text.entries_in(source, name, self.date_order)
