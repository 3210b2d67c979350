from collections.abc import Callable

import click
import pytest
from click.testing import Result

from tightrope import __version__
from tightrope.cli.app import COMMANDS, program

Call = Callable[..., Result]

_FILTERS = [
    "--from",
    "--to",
    "--on",
    "--month",
    "--together",
    "--space",
    "--both",
    "--unmarked",
    "--need",
    "--tag",
    "--starred",
]
# As docs/command-line.md has them.
_PROMISED = {
    "add": [
        "-t",
        "--together",
        "-s",
        "--space",
        "-n",
        "--need",
        "--tag",
        "--on",
        "--at",
        "--star",
        "--json",
    ],
    "list": ["-l", "--limit", "--json", *_FILTERS],
    "search": ["-l", "--limit", "--json", *_FILTERS],
    "show": ["--json"],
    "erase": ["--yes"],
    "history": ["--show", "--restore", "--forget", "--forget-all", "--backups", "--yes", "--json"],
    "edit": [],
    "delete": [],
    "restore": [],
    "undo": [],
    "redo": [],
    "trash": ["--empty", "--yes", "--backups"],
    "unsaved": ["--restore", "--discard", "--json"],
    "mark": ["-t", "-T", "-s", "-S", "-n"],
    "move": ["--on", "--at", "--no-time"],
    "tags": ["--dry-run", "--json"],
    "talk": ["--all", "--json"],
    "aims": ["--on", "--trash", "--json"],
    "stats": ["--by", "--json", "--csv", "--from", "--to", "--month"],
    "chart": ["--text"],
    "review": ["--markdown", "--html", "--json", "--with-words", "--force"],
    "export": ["--force", *_FILTERS],
    "import": ["--dry-run", "--skip-bad", "--map"],
    "sync": ["--dry-run", "--json"],
    "backup": [],
    "backups": ["--json"],
    "rollback": ["--yes", "--forget-folders"],
    "encrypt": [],
    "decrypt": [],
    "passphrase": ["--new-passphrase-file", "--new-passphrase-fd"],
    "lock-code": ["--remove"],
    "demo": ["--two"],
    "config": ["--edit", "--check", "--json"],
    "completion": [],
    "man": [],
    "where": [],
    "doctor": ["--json", "--fix"],
}


def _command(name: str) -> click.Command:
    command = program.get_command(click.Context(program), name)
    assert command is not None
    return command


def test_every_promised_command_is_there() -> None:
    assert set(COMMANDS) == set(_PROMISED)


@pytest.mark.parametrize("name", _PROMISED)
def test_every_command_has_its_options(name: str) -> None:
    options = {
        option
        for parameter in _command(name).params
        for option in (*parameter.opts, *parameter.secondary_opts)
    }
    assert options >= {"--journal", "--passphrase-file", "--passphrase-fd", *_PROMISED[name]}


@pytest.mark.parametrize("name", _PROMISED)
def test_every_help_has_an_example_and_says_what_the_table_says(call: Call, name: str) -> None:
    result = call(name, "--help")
    assert result.exit_code == 0
    assert f"  tightrope {name}" in result.stdout.split("Example", 1)[1]
    told = _command(name).get_short_help_str(limit=200)
    assert told.split()[0] == COMMANDS[name].does.split()[0].rstrip(".")


def test_the_help_of_the_program_names_every_command(call: Call) -> None:
    told = call("--help").stdout
    for name, line in COMMANDS.items():
        assert f"  {name} " in told
        assert line.does in told
    assert "  tightrope add " in told


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("list -l -1", "Invalid value for '-l' / '--limit': give a whole number, 0 or more."),
        ("list -l x", "Invalid value for '-l' / '--limit': give a whole number, 0 or more."),
        ("list -l 1_0", "Invalid value for '-l' / '--limit': give a whole number, 0 or more."),
        pytest.param(
            "list -l " + "9" * 5000,
            "Invalid value for '-l' / '--limit': give a smaller number.",
            id="a number of 5000 digits",
        ),
        ("chart --weeks 0", "Invalid value for '--weeks': give a whole number from 1 to 5000."),
        ("chart --weeks 5001", "Invalid value for '--weeks': give a whole number from 1 to 5000."),
        (
            "export",
            (
                "Missing argument 'FORMAT'."
                " Choose from: json, jsonl, csv, markdown, html, pdf, epub, jrnl, dayone, ical."
            ),
        ),
        ("list --journal", "Option '--journal' requires an argument."),
        ("add --need", "Option '--need' requires an argument."),
        ("list --json=1", "Option '--json' does not take a value."),
    ],
)
def test_wrong_usage_is_told_in_a_plain_line_and_where_to_look(
    call: Call,
    asked: str,
    told: str,
) -> None:
    name, *rest = asked.split()
    result = call(name, *rest)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"tightrope: {told}\nTry `tightrope {name} --help`.\n"


def test_a_global_option_without_its_value_says_where_to_look(call: Call) -> None:
    assert call("--journal").stderr.splitlines()[1:] == ["Try `tightrope --help`."]


@pytest.mark.parametrize("name", ["list", "search", "chart"])
def test_no_help_speaks_in_formulas(call: Call, name: str) -> None:
    assert "x>=" not in "".join(call(name, "--help").stdout.split())
    assert "<=x" not in "".join(call(name, "--help").stdout.split())


def test_the_version_is_told(call: Call) -> None:
    assert call("--version").stdout == f"tightrope {__version__}\n"


def test_a_slip_in_a_name_is_met_with_a_suggestion(call: Call) -> None:
    result = call("serch", "river")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "search" in result.stderr
