"""docs/architecture.md draws the house as it is: rooms, files, walls and decisions."""

import re
import tomllib

import pytest

from docs.pages import ROOT, codes, page, section, table

PAGE = page("docs/architecture.md")
SOURCE = ROOT / "src" / "tightrope"
DRAWING = PAGE.split("```")[1]
# Where the program begins, which is no room of its own.
DOORS = {"__init__", "__main__"}
# `journal/journal.py` is a path of the source, `styles/` and `benchmarks/run.py` of the project.
PATH = re.compile(r"[a-z_]+/[\w/.]*")


def rooms() -> set[str]:
    packages = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    return packages | {path.stem for path in SOURCE.glob("*.py")} - DOORS


def test_every_room_of_the_source_is_in_the_table_and_in_the_drawing() -> None:
    rows = table(PAGE)
    assert {codes(row["room"])[0] for row in rows} == rooms()
    for room in rooms():
        assert re.search(rf"\b{room}\b", DRAWING), room


def test_one_begins_to_read_a_room_inside_it() -> None:
    for row in table(PAGE):
        room, place = codes(row["room"])[0], codes(row["begin at"])[0]
        assert place.startswith((f"{room}/", f"{room}.py"))
        assert (SOURCE / place).is_file(), place


def test_files_that_are_named_are_there() -> None:
    named = [code for code in codes(PAGE) if PATH.fullmatch(code)]
    assert len(named) > len(rooms())
    for path in named:
        assert (SOURCE / path).exists() or (ROOT / path).exists(), path


WAY = section(PAGE, "From a key to the file and back to the screen")
STEPS = re.split(r"^\d+\. ", WAY.partition("\n\nWhat is typed")[0], flags=re.MULTILINE)[1:]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: codes(step)[0])
def test_each_step_of_the_way_of_a_key_names_a_file_and_what_is_called_in_it(step: str) -> None:
    first, *others = codes(step)
    text = (SOURCE / first).read_text("utf-8")
    for code in others:
        if PATH.fullmatch(code):
            text = (SOURCE / code).read_text("utf-8")
        elif code.isidentifier():
            assert re.search(rf"\bdef {code}\b", text), f"{code} is not in the file before it"
        else:
            assert code in text, code


def test_the_way_of_a_key_goes_from_the_table_to_the_file_and_back() -> None:
    rooms_on_the_way = [codes(step)[0].partition("/")[0] for step in STEPS]
    assert re.fullmatch("(tui )+(journal )+(storage )+(tui )+", " ".join([*rooms_on_the_way, ""]))


def test_the_walls_are_the_contracts_in_their_order() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = [each["name"] for each in settings["tool"]["importlinter"]["contracts"]]
    assert re.findall(r"^\d+\. .*", section(PAGE, "The walls"), re.MULTILINE) == contracts


def test_every_decision_is_listed_by_its_title() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    listed = [
        f"- [{re.sub(r'^# [0-9]+[.] ', '', path.read_text('utf-8').splitlines()[0])}]"
        f"(decisions/{path.name})"
        for path in decisions
    ]
    assert section(PAGE, "Why it is so").strip().splitlines() == listed
