"""The settings: what is in force, what is wrong, and changing them: `config`."""

from pathlib import Path

import click

from tightrope import tui
from tightrope.cli.command import command
from tightrope.cli.context import CliContext
from tightrope.cli.editor import edit as edit_text
from tightrope.cli.terminal import note, print_json, say
from tightrope.domain.errors import TightropeError
from tightrope.domain.formatting import count_text
from tightrope.domain.printable import printable_line
from tightrope.settings import Settings, SettingsError
from tightrope.settings.check import Finding, Problem, SettingInForce, findings, settings_in_force
from tightrope.settings.switching import put_in_place, text_to_change

_WIDEST = 28


class MistakesFoundError(TightropeError):
    """The settings file has mistakes."""


@command(
    "config",
    "tightrope config",
    "tightrope config --json",
    "tightrope config --check",
    "tightrope config --edit",
)
@click.option("--edit", is_flag=True, help="Change the settings file in your editor, and check it.")
@click.option("--check", is_flag=True, help="Name every mistake in the file, with its line.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def config(context: CliContext, *, edit: bool, check: bool, as_json: bool) -> None:
    """Print the settings in force and where each comes from.

    --check ends with 1 where it finds something. --edit makes the file where there is none, with
    every setting explained.
    """
    if edit and as_json:
        raise click.UsageError("--json goes with --check or alone; leave one of the two out.")
    path = context.locations.config
    if edit:
        _edit(context, path)
    if edit or check:
        _check(path, as_json=as_json)
    else:
        _print(context, path, as_json=as_json)


def _print(context: CliContext, path: Path, *, as_json: bool) -> None:
    found = settings_in_force(path, context.environ)
    if as_json:
        settings = [
            {"key": each.key, "value": each.value, "from": each.origin, "line": each.line}
            for each in found
        ]
        print_json({"file": str(path), "exists": path.exists(), "settings": settings})
        return
    if path.exists():
        note(f"From {printable_line(str(path))}; --check looks for mistakes in it.")
    else:
        note(f"There is no settings file yet; --edit makes {printable_line(str(path))}.")
    width = min(max(len(each.key) for each in found), _WIDEST)
    for each in found:
        say(f"{printable_line(each.key):<{width}}  {_value(each):<18}  {_origin(each)}")


def _value(setting: SettingInForce) -> str:
    """Return a value as TOML has it."""
    if setting.value is None:
        return "not set"
    if isinstance(setting.value, bool):
        return str(setting.value).lower()
    if isinstance(setting.value, str):
        return f'"{printable_line(setting.value)}"'
    return str(setting.value)


def _origin(setting: SettingInForce) -> str:
    if setting.line is not None:
        return f"line {setting.line}"
    return "as is usual where you live" if setting.origin == "locale" else "usual"


def _edit(context: CliContext, path: Path) -> None:
    try:
        before = text_to_change(path)
        after = edit_text(context, before)
        if after == before and path.exists():
            note("Nothing was changed.")
        else:
            put_in_place(after, path)
    except (OSError, UnicodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise SettingsError(
            f"{printable_line(str(path))} was not changed ({why}); mend or move that file.",
        ) from None


def _check(path: Path, *, as_json: bool) -> None:
    """Print every mistake. Raises MistakesFoundError where there is one."""
    found = _findings(path)
    if as_json:
        print_json([{"file": str(path), **each._asdict()} for each in found])
    for each in () if as_json else found:
        say(f"{printable_line(str(path))}, {printable_line(each.sentence)}")
    if found:
        mistakes = count_text(len(found), "setting")
        raise MistakesFoundError(f"{mistakes} to mend; `tightrope config --edit` opens the file.")
    if not as_json:
        has_file = path.exists()
        note("No mistake was found." if has_file else "There is no settings file; all is as usual.")


def _findings(path: Path) -> tuple[Finding, ...]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        return (Finding(1, "", f"the file cannot be read ({why})", "mend or move it"),)
    return findings(text, _of_the_screen)


def _of_the_screen(settings: Settings) -> list[Problem]:
    """Return what is wrong with a theme or keys; where they are as usual, nothing can be."""
    if settings.keys or settings.theme != Settings().theme:
        return list(tui.settings_problems(settings))
    return []
