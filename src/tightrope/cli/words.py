"""Arguments that are a person's own words, and may begin with a hyphen: `- milk`, `-home`."""

import re
from typing import Any

import click

from tightrope.cli.command import Command

# No argument of a program can hold it, so it marks a word without being mistaken for one.
_IS_WORD = "\0"


class Wordy(Command):
    """A command whose arguments are words; `options` matches what is an option all the same."""

    options = re.compile(r"--?|-[a-zA-Z]\S*|--[a-z][a-z-]*(=.*)?", re.DOTALL)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, having marked the words that click would take for options."""
        end = args.index("--") if "--" in args else len(args)
        return super().parse_args(ctx, [*map(self._marked, args[:end]), *args[end:]])

    def _marked(self, argument: str) -> str:
        is_word = argument.startswith("-") and not self.options.fullmatch(argument)
        return _IS_WORD + argument if is_word else argument


class Searching(Wordy):
    """A command in which `-word` is a word that must not occur."""

    options = re.compile(r"--?|-l\d*|--[a-z][a-z-]*(=.*)?", re.DOTALL)


def words_of(ctx: click.Context, param: click.Parameter, value: Any) -> Any:  # noqa: ARG001
    """Take the marks away again: the callback of the argument that holds the words."""
    return tuple(word.removeprefix(_IS_WORD) for word in value)
