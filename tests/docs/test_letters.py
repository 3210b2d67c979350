"""docs/letters.md says what letters are: its commands, keys, sizes and tests are the real ones."""

import ast

import click
import pytest

from docs.pages import ROOT, codes, page, section, table
from tightrope.cli.command import Examples
from tightrope.cli.commands.letter import letter
from tightrope.letters.document import SIZES, VERSION
from tightrope.tui import letter_keys

PAGE = page("docs/letters.md")
PLACES = {
    "among letters": letter_keys.LETTERS,
    "in a letter": letter_keys.OPENED,
    "writing one": letter_keys.WRITING,
    "at the table": letter_keys.TABLE,
}


def block_of(name: str) -> str:
    """Return what the page must hold of a command: its usage, options and examples."""
    command = letter.commands[name]
    assert isinstance(command, Examples)
    ctx = click.Context(command)
    usage = " ".join(command.collect_usage_pieces(ctx))
    records = [
        record
        for parameter in command.params
        if isinstance(parameter, click.Option) and (record := parameter.get_help_record(ctx))
    ]
    lines = ["```text", f"tightrope letter {name} {usage}".rstrip(), "```", ""]
    if records:
        rows = [f"| `{shown}` | {does} |" for shown, does in records]
        lines += ["| option | does |", "| --- | --- |", *rows, ""]
    return "\n".join([*lines, "```sh", *command.examples, "```", ""])


@pytest.mark.parametrize("name", letter.commands)
def test_usage_options_and_examples_of_a_command_are_those_of_its_help(name: str) -> None:
    assert block_of(name) in section(PAGE, f"`letter {name}`")


def test_the_keys_that_are_named_are_the_ones_there_are() -> None:
    rows = table(section(PAGE, "One after another"))
    for row in rows:
        known = {
            press.replace("question_mark", "?").lower()
            for key in PLACES[row["place"]]
            for press in key.keys.split(",")
        }
        named = [code.lower() for code in codes(row["keys"])]
        assert named
        assert set(named) <= known, row["place"]


def test_the_sizes_and_the_version_are_those_of_the_page() -> None:
    told = ["8 kB", "32 kB", "128 kB", "512 kB", "2 MB"]
    units = {"kB": 2**10, "MB": 2**20}
    assert [int(size.split()[0]) * units[size.split()[1]] for size in told] == [*SIZES]
    assert "8 kB, 32 kB, 128 kB, 512 kB or 2 MB" in PAGE
    assert f"`letter` ({VERSION})" in PAGE


def test_each_promise_names_tests_that_are_there() -> None:
    for row in table(section(PAGE, "What each promise is tested by")):
        for node in codes(row["test"]):
            path, _, name = node.partition("::")
            tree = ast.parse((ROOT / path).read_text("utf-8"))
            kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
            assert name in [each.name for each in ast.walk(tree) if isinstance(each, kinds)], node
