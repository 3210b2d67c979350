"""Writing a new entry: `add`."""

from typing import Any

import click

from tightrope.cli.add_entry import add_entry
from tightrope.cli.command import command
from tightrope.cli.context import CliContext
from tightrope.cli.params import CLOCK, DAY, NEED, TAGS, FreeTextCommand, words_of


@command(
    "add",
    "tightrope add Walked home along the river. --together",
    "tightrope add 'Read all evening. #space #books' --on yesterday --at 21:15",
    "tightrope add --need closeness < letter.txt",
    cls=FreeTextCommand,
)
@click.argument("words", nargs=-1, metavar="[TEXT]...", callback=words_of)
@click.option("-t", "--together", is_flag=True, help="Mark it together.")
@click.option("-s", "--space", is_flag=True, help="Mark it space.")
@click.option("-n", "--need", type=NEED, help="What you wanted: closeness, it was right, or space.")
@click.option(
    "--tag", "tags", type=TAGS, multiple=True, metavar="NAME", help="Tag it; again: more."
)
@click.option("--on", "day", type=DAY, metavar="DATE", help="The day, if it is not today.")
@click.option("--at", "clock", type=CLOCK, metavar="HH:MM", help="The time of day.")
@click.option("--star", is_flag=True, help="Star it.")
@click.option("--json", "as_json", is_flag=True, help="Print the entry as JSON.")
@click.pass_obj
def add(context: CliContext, /, words: tuple[str, ...], **options: Any) -> None:
    """Write a new entry.

    The text comes from the arguments, else from standard input, else from your editor. A #word in
    it becomes a tag; #together and #space become the marks. Quote a text with # or other signs
    that your shell would take for its own.
    """
    add_entry(context, words, **options)
