"""What is said to whoever called the program wrongly."""

import click

from tightrope.cli.ending import say, tell

CALLED_WRONGLY = 2


def called_wrongly(wrong: click.ClickException) -> int:
    """Say what was wrong, and where the help is; return the exit code."""
    # Click gives each choice a line of its own; this is one sentence.
    message = wrong.format_message().rstrip().replace("\n\t", " ")
    if message and message[-1] not in ".!?":
        message += "."
    tell(message)
    if isinstance(wrong, click.UsageError) and wrong.ctx:
        say(f"Try `{wrong.ctx.command_path} --help`.")
    return CALLED_WRONGLY
