from collections.abc import Callable

import click
import pytest
from click.testing import Result

from tightrope import __version__
from tightrope.cli.program import program
from tightrope.cli.table import COMMANDS

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
# As commands.md has them.
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
    "edit": [],
    "delete": [],
    "restore": [],
    "trash": ["--empty", "--yes"],
    "mark": ["-t", "-T", "-s", "-S", "-n"],
    "stats": ["--by", "--json", "--csv", "--from", "--to", "--month"],
    "chart": ["--text"],
    "export": ["--force", *_FILTERS],
    "import": ["--dry-run", "--skip-bad"],
    "backup": [],
    "demo": [],
    "where": [],
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
    assert options >= {"--journal", *_PROMISED[name]}


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


def test_the_version_is_told(call: Call) -> None:
    assert call("--version").stdout == f"tightrope {__version__}\n"


def test_a_slip_in_a_name_is_met_with_a_suggestion(call: Call) -> None:
    result = call("serch", "river")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "search" in result.stderr
