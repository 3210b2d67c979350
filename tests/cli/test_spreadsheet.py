"""A table for spreadsheets, opened by a real one where there is one."""

import csv
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import Result

from tightrope.domain.entry import Draft
from tightrope.journal import Journal

Call = Callable[..., Result]

OFFICE = shutil.which("soffice")
# Comma, quote, UTF-8, from row 1; dates and times are recognised; formulas are worked out, which a
# person has to tick, so that nothing depends on their not doing so.
AS_A_PERSON_WOULD = "CSV:44,34,76,1,,0,false,true,false,false,false,0,true"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TEXTS = (
    "=1+1", "+1", "-1", "@SUM(A1)", "- milk\n- bread", "=cmd|' /C calc'!A0", "\t=1",
    '=HYPERLINK("https://example.org","x")', "'quoted", 'plain, "words"; ünï 🥰 漢字', "\uff1d1+1",
    "{=1+1}", " =1+1", "one\n=1+1", "x;=1+1", '","=1+1',
)  # fmt: skip


class Cell(NamedTuple):
    """What a spreadsheet made of a field."""

    kind: str
    value: str
    formula: str | None


@pytest.fixture
def opened(database: Path, tmp_path: Path, call: Call) -> Callable[..., Path]:
    database.parent.mkdir(parents=True, exist_ok=True)
    with Journal(database) as journal:
        for number, text in enumerate(TEXTS, 1):
            journal.entries.write(Draft(day=date(2026, 11, number), text=text, tags=("-x", "=y")))
        journal.month_notes.save(date(2026, 11, 1), "=2+2 and more\n- of it", read=None)

    def export(name: str, *options: str) -> Path:
        target = tmp_path / name
        assert call("export", "csv", str(target), *options).exit_code == 0
        return target

    return export


def _sheet(table: Path) -> list[dict[str, Cell]]:
    """Return the rows as a spreadsheet program opened them, by the columns' letters."""
    assert OFFICE
    profile = f"-env:UserInstallation={(table.parent / 'profile').as_uri()}"
    into = ["--convert-to", "xlsx", "--outdir", str(table.parent)]
    command = [OFFICE, profile, "--headless", f"--infilter={AS_A_PERSON_WOULD}", *into, str(table)]
    subprocess.run(command, check=True, capture_output=True)
    with zipfile.ZipFile(table.with_suffix(".xlsx")) as made:
        strings = ["".join(_words(each)) for each in _xml(made, "sharedStrings")]
        rows = _xml(made, "worksheets/sheet1").iter(f"{_MAIN}row")
        return [{cell.get("r", "")[0]: _cell(cell, strings) for cell in row} for row in rows]


def _xml(made: zipfile.ZipFile, part: str) -> ET.Element:
    return ET.fromstring(made.read(f"xl/{part}.xml"))


def _words(string: ET.Element) -> Iterator[str]:
    return (each.text or "" for each in string.iter(f"{_MAIN}t"))


def _cell(cell: ET.Element, strings: list[str]) -> Cell:
    kind, value = cell.get("t", ""), cell.findtext(f"{_MAIN}v", "")
    text = strings[int(value)] if kind == "s" else value
    return Cell(kind, text, cell.findtext(f"{_MAIN}f"))


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not on this machine")
def test_a_spreadsheet_finds_no_formula_and_every_text_and_day(opened: Callable[..., Path]) -> None:
    table = opened("safe.csv", "--excel")
    sheet = _sheet(table)
    with table.open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.reader(file))
    assert len(sheet) == len(written) == 1 + len(TEXTS) + 1
    assert not [cell for row in sheet for cell in row.values() if cell.formula is not None]
    at = written[0].index("text")
    day, text = "ABCDEFGHIJ"[written[0].index("day")], "ABCDEFGHIJ"[at]
    for row, fields in zip(sheet[1:], written[1:], strict=True):
        assert row[text][:2] == ("s", fields[at])
    for number, row in enumerate(sheet[1:-1]):
        assert date(1899, 12, 30) + timedelta(days=int(row[day].value)) == date(
            2026, 11, 1
        ) + timedelta(days=number)
    assert sheet[-1][day][:2] == ("s", "2026-11")
    assert sheet[-1][text].value == "'=2+2 and more\n- of it"


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not on this machine")
def test_the_same_spreadsheet_finds_formulas_in_the_plain_table(
    opened: Callable[..., Path],
) -> None:
    sheet = _sheet(opened("plain.csv"))
    assert [cell for row in sheet for cell in row.values() if cell.formula is not None]
