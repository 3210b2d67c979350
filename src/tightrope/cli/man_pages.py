"""Manual pages (roff, man(7)), made from the help of the commands."""

import re
from collections.abc import Iterator

import click

from tightrope.cli.command import Examples

SECTION = 1
_EXIT_STATUS = (
    ("0", "Done; also where there was nothing to do."),
    ("1", "Could not: a sentence on standard error says what, and what to do next."),
    ("2", "Called wrongly."),
)


def manual_pages(program: click.Group, name: str, version: str) -> Iterator[tuple[str, str]]:
    """Give the file name and the text of each page: the program's, then one a command."""
    ctx = click.Context(program, info_name=name)
    commands = [(each, program.get_command(ctx, each)) for each in program.list_commands(ctx)]
    yield f"{name}.{SECTION}", manual_page(program, name, version)
    for each, command in commands:
        if command is not None:
            yield f"{name}-{each}.{SECTION}", manual_page(command, f"{name} {each}", version)


def manual_page(command: click.Command, path: str, version: str) -> str:
    """Return the page of a command that is called by these words, such as `tightrope add`."""
    ctx = click.Context(command, info_name=path)
    page = path.replace(" ", "-")
    summary, *paragraphs = _paragraphs(command.help or "")
    usage = " ".join(command.collect_usage_pieces(ctx))
    blocks = [
        f'.TH {_word(page.upper())} {SECTION} "" {_word(f"tightrope {version}")}',
        _section("NAME", f"{_text(page)} \\- {_text(summary.rstrip('.'))}"),
        _section("SYNOPSIS", f".B {_text(path)}\n{_text(usage)}"),
        _section("DESCRIPTION", "\n.PP\n".join(map(_text, [summary, *paragraphs]))),
        _section("OPTIONS", "\n".join(_options(command, ctx))),
        *_commands(command, ctx),
        *_examples(command),
        _section("EXIT STATUS", "\n".join(_item(code, means) for code, means in _EXIT_STATUS)),
        *_see_also(command, path),
    ]
    return "\n".join(blocks) + "\n"


def _options(command: click.Command, ctx: click.Context) -> Iterator[str]:
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if isinstance(parameter, click.Option) and record is not None:
            yield _item(*record)


def _commands(command: click.Command, ctx: click.Context) -> Iterator[str]:
    if not isinstance(command, click.Group):
        return
    found = ((name, command.get_command(ctx, name)) for name in command.list_commands(ctx))
    listed = [
        _item(f"tightrope-{name}({SECTION})", each.get_short_help_str(limit=200))
        for name, each in found
        if each is not None
    ]
    yield _section("COMMANDS", "\n".join(listed))


def _examples(command: click.Command) -> Iterator[str]:
    if isinstance(command, Examples):
        lines = "\n".join(_text(example) for example in command.examples)
        yield _section("EXAMPLES", f".nf\n{lines}\n.fi")


def _see_also(command: click.Command, path: str) -> Iterator[str]:
    if not isinstance(command, click.Group):
        yield _section("SEE ALSO", f".BR {_word(path.split(maxsplit=1)[0])} ({SECTION})")


def _section(title: str, body: str) -> str:
    return f".SH {title}\n{body}"


def _item(term: str, means: str) -> str:
    return f".TP\n.B {_text(term)}\n{_text(means)}"


def _paragraphs(words: str) -> list[str]:
    """Return the paragraphs of a help text, each on one line."""
    found = re.split(r"\n\s*\n", words.strip())
    return [" ".join(paragraph.split()) for paragraph in found]


def _text(words: str) -> str:
    """Return words so that roff takes none of their signs for its own."""
    escaped = words.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return f"\\&{escaped}" if escaped.startswith(".") else escaped


def _word(words: str) -> str:
    """Return words as one argument of a macro."""
    quoted = _text(words).replace('"', "\\(dq")
    return f'"{quoted}"'
