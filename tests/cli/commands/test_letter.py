"""`tightrope letter`, and that nobody sees of it who did not turn letters on."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result

from tightrope import __version__
from tightrope.cli.app import program
from tightrope.cli.context import CliContext
from tightrope.cli.man_pages import manual_pages

Call = Callable[..., Result]


@pytest.fixture
def config(home: Path) -> Path:
    """Where the settings of this test lie."""
    folder = home / ".config" / "tightrope"
    folder.mkdir(parents=True)
    return folder / "config.toml"


@pytest.fixture
def on(config: Path) -> None:
    """Letters are on."""
    config.write_text("letters = true\n", encoding="utf-8")


@pytest.fixture
def two(call: Call, config: Path, tmp_path: Path) -> tuple[Call, Call]:
    """Two people's programs, each with the other's key."""
    config.write_text("letters = true\n", encoding="utf-8")

    def of(name: str) -> Call:
        return lambda *words, **more: call("--journal", str(tmp_path / name), *words, **more)

    ada, ben = of("ada.db"), of("ben.db")
    keys = [each("letter", "key").stdout.splitlines()[0] for each in (ada, ben)]
    assert ada("letter", "key", keys[1]).exit_code == 0
    assert ben("letter", "key", keys[0]).exit_code == 0
    ada("add", "Walked home.", "--together", "--on", "2026-11-14")
    return ada, ben


def test_while_letters_are_off_no_word_of_them_is_told(call: Call, config: Path) -> None:
    config.write_text("letters = false\n", encoding="utf-8")
    told = [call("--help").stdout, call("man").stdout, call("where").stdout, call("doctor").stdout]
    told += [page for _, page in manual_pages(program, "tightrope", __version__)]
    told += [call("lettre").stderr, call("export", "--help").stdout]
    # A file of that name, and the letters of options, were there before.
    whole = re.sub(r"letter\.txt|A small letter", "", "".join(told))
    assert "letter" not in whole.lower()
    assert "letter" not in program.list_commands(click.Context(program, obj=CliContext()))
    for words in (["letter"], ["letter", "--help"], ["letter", "key"], ["letter", "no-such"]):
        refused = call(*words)
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert refused.stderr.startswith("tightrope: Letters are off; the line letters = true")


@pytest.mark.usefixtures("on")
def test_when_they_are_on_they_stand_in_help_completions_and_manual(call: Call) -> None:
    context = click.Context(program, obj=CliContext())
    assert "letter" in program.list_commands(context)
    assert "  letter " in call("--help").stdout
    assert "exchange" in call("letter").stdout
    group = program.get_command(context, "letter")
    assert isinstance(group, click.Group)
    for name, command in group.commands.items():
        shown = call("letter", name, "--help")
        assert f"  tightrope letter {name}" in shown.stdout.split("Example", 1)[1], name
        assert command.help


@pytest.mark.usefixtures("on")
def test_the_first_use_says_plainly_what_a_letter_is(call: Call) -> None:
    first = call("letter", "key")
    assert "Nobody may ask you for a letter" in first.stderr
    assert "cannot be taken back" in first.stderr
    assert "nobody sees what was left out" in first.stderr
    assert "letter about" in first.stderr
    again = call("letter", "key")
    assert (again.stdout, again.stderr) == (first.stdout, "")
    key, words = again.stdout.splitlines()
    assert (key[:4], len(words.split())) == ("age1", 3)
    assert "Wanting to know is no" in call("letter", "about").stdout


def test_a_letter_is_shown_whole_before_it_is_sealed(
    two: tuple[Call, Call], tmp_path: Path
) -> None:
    ada, ben = two
    file = str(tmp_path / "november.letter")
    shown = ada("letter", "write", file, "--figures", "--name", "Ada", "--yes")
    assert shown.exit_code == 0, shown.stderr
    assert shown.stdout.startswith("1 to 30 Nov 2026, from Ada\n\nMarks\n  together 1\n")
    assert ben("letter", "read", file).stdout == shown.stdout
    assert ada("letter", "write", file, "--figures", "--yes").exit_code == 1  # it is there
    nobody = ada("letter", "write", file, "--figures", "--force")
    assert (nobody.exit_code, "add --yes" in nobody.stderr) == (2, True)
    tried = ada("letter", "write", "--dry-run", "--figures", "--name", "Ada")
    assert (tried.exit_code, tried.stdout) == (0, shown.stdout)


def test_a_letter_is_kept_on_command_listed_and_burned(
    two: tuple[Call, Call], tmp_path: Path
) -> None:
    ada, ben = two
    file = str(tmp_path / "november.letter")
    ada("letter", "write", file, "--days", "--name", "Ada", "--yes", "--keep")
    ben("letter", "read", file)
    assert ben("letter", "list").stdout == ""
    name = ben("letter", "read", file, "--keep").stderr.split()[-1].rstrip(".")
    assert ben("letter", "list").stdout == f"{name}  theirs  1 to 30 Nov 2026, from Ada\n"
    [listed] = json.loads(ben("letter", "list", "--json").stdout)
    assert listed == {
        "name": name, "own": False, "from": "2026-11-01", "to": "2026-11-30", "signed": "Ada",
    }  # fmt: skip
    assert "Sat 14 Nov 2026 ▲ together" in ben("letter", "read", name).stdout
    assert ada("letter", "list").stdout.split()[1] == "yours"
    burned = ben("letter", "burn", name, "--yes")
    assert (burned.exit_code, burned.stdout) == (0, "1 letter burned for good.\n")
    assert "No kept letter" in ben("letter", "burn", name, "--yes").stderr
    for listing in (ben("list"), ben("search", "walked"), ben("stats"), ben("tags")):
        assert "together" not in listing.stdout


def test_the_table_lays_both_side_by_side(two: tuple[Call, Call], tmp_path: Path) -> None:
    ada, ben = two
    file = str(tmp_path / "november.letter")
    ada("letter", "write", file, "--days", "--name", "Ada", "--yes")
    ben("add", "Alone.", "--space", "--on", "2026-11-14")
    alone = ben("letter", "table", file)
    assert "your side is empty" in alone.stderr
    assert "space" not in alone.stdout.partition("Marks")[2]
    told = ben("letter", "table", file, "--mine").stdout
    assert told.index("you\ntogether") < told.index("Ada\ntogether")
    assert "Sat 14 Nov 2026: you ▼ space, Ada ▲ together" in told
    page = tmp_path / "table.html"
    assert ben("letter", "table", file, "--html", str(page)).exit_code == 0
    assert "<svg" in page.read_text("utf-8")
    assert ben("letter", "burn", "--all", "--yes").stdout == (
        "0 letters burned for good, and the keys.\n"
    )
    assert "No letter of the other's is kept" in ben("letter", "table").stderr


def test_in_an_exchange_both_promise_first(two: tuple[Call, Call], tmp_path: Path) -> None:
    ada, ben = two
    ben("add", "Alone.", "--space", "--on", "2026-11-14")
    promises = [
        each("letter", "write", "--together", "--figures", "--yes").stdout.splitlines()[-1]
        for each in two
    ]
    files = [str(tmp_path / name) for name in ("to-ben", "to-ada")]
    assert ada("letter", "exchange", promises[1], files[0]).exit_code == 0
    early = ben("letter", "read", files[0])
    assert (early.exit_code, early.stdout) == (1, "")
    assert "opens when you have promised" in early.stderr
    assert ben("letter", "exchange", promises[0], files[1]).exit_code == 0
    assert "together 1" in ben("letter", "read", files[0]).stdout
    assert "space 1" in ada("letter", "read", files[1]).stdout


@pytest.mark.parametrize(
    "words",
    [
        ["write", "--figures", "--yes"],
        ["write", "x", "--together", "--yes"],
        ["write", "x", "--from", "2026-11-01", "--yes"],
        ["key", "--new", "--forget"],
        ["key", "--new"],
        ["burn", "x"],
        ["burn", "--yes"],
        ["burn", "x", "--all", "--yes"],
        ["table", "--force"],
        ["table", "--html", "-"],
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("on")
def test_wrong_usage_is_told(call: Call, words: list[str]) -> None:
    assert call("letter", *words).exit_code == 2


def test_a_new_key_opens_nothing_that_was_sealed_before(
    two: tuple[Call, Call], tmp_path: Path
) -> None:
    ada, ben = two
    file = str(tmp_path / "november.letter")
    ada("letter", "write", file, "--figures", "--yes")
    assert ben("letter", "key", "--new", "--yes").exit_code == 0
    refused = ben("letter", "read", file)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "not sealed to your present key" in refused.stderr
