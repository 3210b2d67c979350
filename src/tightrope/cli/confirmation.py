"""Confirming, by a word that is typed, what cannot be taken back."""

import sys

import click

from tightrope.cli import terminal
from tightrope.domain.errors import TightropeError


class NotConfirmedError(TightropeError):
    """Something that cannot be taken back was not confirmed."""


def need_terminal_or_yes(*, yes: bool) -> None:
    """Raise click.UsageError where nobody could type a confirmation, and `--yes` is not given."""
    if not yes and not terminal.stdin_is_terminal():
        raise click.UsageError("Nobody can be asked here; add --yes to confirm.")


def confirm(question: str, word: str, refusal: str) -> None:
    """Ask on standard error for a word, and go on if it is typed.

    `refusal` is the sentence of the NotConfirmedError that is raised where another is typed.
    """
    click.echo(f"{question} Type {word} to go on: ", nl=False, err=True)
    answer = sys.stdin.readline()
    if not answer.endswith("\n"):
        terminal.note("")  # nobody's Enter ended the line
    if answer.strip() != word:
        raise NotConfirmedError(refusal)
