"""For the shell: `completion` prints what completes words, `man` the manual pages."""

from pathlib import Path

import click
from click.shell_completion import get_completion_class

from tightrope import __version__
from tightrope.cli._click import COMPLETE_VARIABLE
from tightrope.cli.command import command
from tightrope.cli.man_pages import manual_page, manual_pages
from tightrope.cli.terminal import say
from tightrope.domain.errors import TightropeError
from tightrope.domain.printable import printable

_SHELLS = ("bash", "zsh", "fish")


class ManualError(TightropeError):
    """The manual pages could not be written."""


@command(
    "completion",
    "tightrope completion bash > ~/.local/share/bash-completion/completions/tightrope",
    "tightrope completion zsh > ~/.zfunc/_tightrope",
    "tightrope completion fish > ~/.config/fish/completions/tightrope.fish",
)
@click.argument("shell", metavar="SHELL", type=click.Choice(_SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that lets Tab complete commands, options, ids, tags, dates and formats.

    SHELL is bash (4.4 or newer), zsh or fish. A journal that is encrypted completes no ids and no
    tags, since nothing is asked while you type.
    """
    program = ctx.find_root()
    found = get_completion_class(shell)
    assert found is not None
    made = found(program.command, {}, program.info_name or "tightrope", COMPLETE_VARIABLE)
    # Not `source`: that of bash starts a bash, to warn of old ones.
    say((made.source_template % made.source_vars()).strip("\n"))


@command("man", "tightrope man", "tightrope man ~/.local/share/man/man1")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.pass_context
def man(ctx: click.Context, folder: Path | None) -> None:
    """Print the manual page of the program, or write all pages into a folder.

    They are made from this help, one for each command. `man tightrope-add` finds them in a folder
    `man1` that man(1) knows.
    """
    root = ctx.find_root()
    assert isinstance(root.command, click.Group)
    name = root.info_name or "tightrope"
    if folder is None:
        say(manual_page(root.command, name, __version__).rstrip("\n"))
        return
    folder = folder.expanduser()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file_name, page in manual_pages(root.command, name, __version__):
            (folder / file_name).write_bytes(page.encode())
            say(printable(str(folder / file_name)))
    except OSError as error:
        raise ManualError(
            f"The pages could not be written into {printable(str(folder))} ({error.strerror});"
            " choose another folder."
        ) from None
