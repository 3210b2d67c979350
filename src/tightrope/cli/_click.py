"""Every private name of click that the program uses: no other module touches one.

click is pinned. A newer one may take any of these away; a test looks for each in the one that is
installed, and says which feature falls with it.
"""

import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar as ProgressBar


class PrivateName(NamedTuple):
    """A private name: where click has it, why it is used, and what falls without it."""

    module: str
    name: str
    reason: str
    feature: str


PRIVATE_NAMES = (
    PrivateName(
        "click._termui_impl",
        "ProgressBar",
        "the type of what click.progressbar returns, which has no other name",
        "the progress bar of long commands is checked by the type checker",
    ),
    PrivateName(
        "click.core",
        "Command._main_shell_completion",
        "click's own main does it, which also makes an error of a closed pipe",
        "Tab completes commands and options in the shell",
    ),
)


COMPLETE_VARIABLE = "_TIGHTROPE_COMPLETE"
"""What a shell's script sets to ask for completions."""


class CompletingGroup(click.Group):
    """A group that can be asked to complete what stands on a shell's line."""

    def complete_for_shell(self, settings: dict[str, Any], program_name: str) -> None:
        """Print what completes the line and exit, where the shell asks for that.

        Whatever goes wrong completes nothing: a person who types sees no message.
        """
        if not os.environ.get(COMPLETE_VARIABLE):
            return
        try:
            self._main_shell_completion(settings, program_name, COMPLETE_VARIABLE)
        except Exception:  # noqa: BLE001 - nobody shall see a message between two words
            sys.exit(1)
