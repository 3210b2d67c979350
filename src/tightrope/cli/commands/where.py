"""Where everything of the program lies: `where`."""

import click

from tightrope.cli.command import command
from tightrope.cli.context import CliContext
from tightrope.cli.terminal import print_json, say


@command("where", "tightrope where", "tightrope where --json")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def where(context: CliContext, *, as_json: bool) -> None:
    """Print where everything lies: the database, the settings file, the backups, the logs."""
    paths = {name: str(path) for name, path in context.locations._asdict().items()}
    if as_json:
        print_json(paths)
        return
    for name, path in paths.items():
        say(f"{name:<10}{path}")
