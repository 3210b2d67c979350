"""What every command has: examples in its help, and the global option behind its name too."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from tightrope.cli.context import CliContext

_Function = TypeVar("_Function", bound=Callable[..., object])


class Examples(click.Command):
    """A command that shows examples at the end of its help."""

    def __init__(self, *args: Any, examples: tuple[str, ...], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.examples = examples

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; click's parser alone does not say which command was called wrongly."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as wrong:
            wrong.ctx = wrong.ctx or ctx
            raise

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, one a line, never wrapped: they are there to be copied."""
        with formatter.section("Examples" if len(self.examples) > 1 else "Example"):
            for example in self.examples:
                formatter.write(f"{'':{formatter.current_indent}}{example}\n")


class Command(Examples):
    """A command of the program."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.params += _BEHIND


def command(
    name: str,
    *examples: str,
    cls: type[Command] = Command,
) -> Callable[[Callable[..., None]], Command]:
    """Make a function a command with these examples."""
    return click.command(name, cls=cls, examples=examples)


def global_options() -> Callable[[_Function], _Function]:
    """Give a command the options that choose the journal and what opens it."""

    def add(function: _Function) -> _Function:
        for declarations, settings in reversed(_GLOBAL):
            function = click.option(*declarations, **settings)(function)
        return function

    return add


def _choose_journal(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value == "":
        raise click.BadParameter("name a file.", ctx, param)
    if value is not None:
        ctx.ensure_object(CliContext).chosen_journal = value


def _choose_passphrase_file(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value == "":
        raise click.BadParameter("name a file.", ctx, param)
    if value is not None:
        ctx.ensure_object(CliContext).passphrase_file = value


def _choose_descriptor(ctx: click.Context, _param: click.Parameter, value: int | None) -> None:
    if value is not None:
        ctx.ensure_object(CliContext).passphrase_descriptor = value


_GLOBAL: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = (
    (
        ("--journal",),
        {
            "metavar": "PATH",
            "expose_value": False,
            "callback": _choose_journal,
            "help": "The journal to work with, in place of the usual one.",
        },
    ),
    (
        ("--passphrase-file",),
        {
            "metavar": "PATH",
            "expose_value": False,
            "callback": _choose_passphrase_file,
            "help": "A file whose first line opens an encrypted journal.",
        },
    ),
    (
        ("--passphrase-fd",),
        {
            "metavar": "N",
            "type": int,
            "expose_value": False,
            "callback": _choose_descriptor,
            "help": "An open descriptor to read that line from.",
        },
    ),
)
_BEHIND: list[click.Parameter] = [
    click.Option(declarations, **settings, hidden=True) for declarations, settings in _GLOBAL
]
