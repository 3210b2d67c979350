"""Parameter types and argument parsing of the commands."""

import re
from collections.abc import Callable
from datetime import date, time
from typing import TYPE_CHECKING, Any, NoReturn

import click

from tightrope.cli import completions
from tightrope.cli.command import Command
from tightrope.cli.context import CliContext
from tightrope.cli.exits import say, tell
from tightrope.domain.calendar import Period
from tightrope.domain.date_parser import read_day, read_period
from tightrope.domain.errors import BadDateError, BadEntryError
from tightrope.domain.marks import read_need
from tightrope.domain.tags import normalize_tag, read_tag_marks

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

USAGE_ERROR = 2


def usage_error_text(wrong: click.ClickException) -> int:
    """Say what was wrong, and where the help is; return the exit code."""
    # Click gives each choice a line of its own; this is one sentence.
    message = wrong.format_message().rstrip().replace("\n\t", " ")
    if message and message[-1] not in ".!?":
        message += "."
    tell(message)
    if isinstance(wrong, click.UsageError) and wrong.ctx:
        say(f"Try `{wrong.ctx.command_path} --help`.")
    return USAGE_ERROR


_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?")
_ONE_DAY = 1


class Words(click.ParamType[object]):
    """A type of option whose words a function reads; what it refuses is wrong usage.

    `complete` returns what completes a word that is begun.
    """

    def __init__(
        self,
        name: str,
        read: Callable[[str, CliContext], object],
        complete: Callable[[click.Context, str], "list[CompletionItem]"] = lambda *_: [],
    ) -> None:
        self.name = name
        self._read = read
        self._complete = complete

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        """Return what completes a word on a shell's line."""
        return self._complete(ctx, incomplete)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read the words."""
        context = ctx.ensure_object(CliContext) if ctx else CliContext()
        try:
            return self._read(value, context)
        except (BadDateError, BadEntryError) as trouble:
            self.fail(str(trouble), param, ctx)


def _day(words: str, context: CliContext) -> date:
    try:
        return read_day(words, context.today)
    except BadDateError:
        # The order that a person set matters to an ambiguous date alone: only then is it read.
        return read_day(words, context.today, context.settings.date_order)


def _days(words: str, context: CliContext) -> Period:
    try:
        return read_period(words, context.today)
    except BadDateError:
        return read_period(words, context.today, context.settings.date_order)


def _month(words: str, context: CliContext) -> Period:
    month = _days(words, context)
    if len(month) == _ONE_DAY or month.first.month != month.last.month:
        raise BadDateError("This is not a month; write it like 2026-11 or november.")
    return month


def _clock(words: str, context: CliContext) -> time:  # noqa: ARG001 - a time is read alone
    if found := _CLOCK.fullmatch(words.strip()):
        try:
            hour, minute, second = (int(part or 0) for part in found.groups())
            return time(hour, minute, second)
        except ValueError:
            pass
    raise BadDateError("This is no time of day; write it like 21:15.")


def _tags(words: str) -> tuple[str, ...]:
    """Return the tags that one option names: a comma stands between two, a blank inside one."""
    names = [name for name in re.split("[,，、]", words) if name.strip(" #@")]
    return tuple(map(normalize_tag, names or [words]))


DAY = Words("date", _day, completions.days)
DAYS = Words("date", _days, completions.periods)
MONTH = Words("month", _month, completions.periods)
CLOCK = Words("HH:MM", _clock)
TAG_MARKS = Words("tag=mark", lambda words, _: read_tag_marks(words))
TAGS = Words("name", lambda words, _: _tags(words), completions.tags)
TAG = Words("name", lambda words, _: normalize_tag(words), completions.tags)


class NeedChoice(click.Choice[str]):
    """A need by one of the words of the screens, or by its value in JSON; gives the value."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the value of a need, however it was named."""
        need = read_need(str(value))
        return need.value if need else super().convert(value, param, ctx)


NEED = NeedChoice(["closeness", "right", "space"], case_sensitive=False)


class WholeNumber(click.ParamType[int]):
    """A whole number of at least `least` and, where there is a `most`, at most that."""

    name = "number"

    def __init__(self, least: int, most: int | None = None) -> None:
        self._least = least
        self._most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read the number; what is given in code is one already."""
        if isinstance(value, int):
            return value
        digits = str(value).strip()
        if not (digits.isascii() and digits.isdecimal()):
            self._ask(param, ctx)
        try:
            number = int(digits)
        except ValueError:  # Python reads no more than some thousand digits
            self.fail("give a smaller number.", param, ctx)
        if number < self._least or (self._most is not None and number > self._most):
            self._ask(param, ctx)
        return number

    def _ask(self, param: click.Parameter | None, ctx: click.Context | None) -> NoReturn:
        reach = (
            f", {self._least} or more"
            if self._most is None
            else (f" from {self._least} to {self._most}")
        )
        self.fail(f"give a whole number{reach}.", param, ctx)


# No argument of a program can hold it, so it marks a word without being mistaken for one.
_IS_WORD = "\0"


class FreeTextCommand(Command):
    """A command whose arguments are words; `options` matches what is an option all the same."""

    options = re.compile(r"--?|-[a-zA-Z]\S*|--[a-z][a-z-]*(=.*)?", re.DOTALL)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, having marked the words that click would take for options."""
        end = args.index("--") if "--" in args else len(args)
        return super().parse_args(ctx, [*map(self._marked, args[:end]), *args[end:]])

    def _marked(self, argument: str) -> str:
        is_word = argument.startswith("-") and not self.options.fullmatch(argument)
        return _IS_WORD + argument if is_word else argument


class SearchCommand(FreeTextCommand):
    """A command in which `-word` is a word that must not occur."""

    options = re.compile(r"--?|-l\d*|--[a-z][a-z-]*(=.*)?", re.DOTALL)


def words_of(ctx: click.Context, param: click.Parameter, value: Any) -> Any:  # noqa: ARG001 - click calls it with these
    """Take the marks away again: the callback of the argument that holds the words."""
    return tuple(word.removeprefix(_IS_WORD) for word in value)
