"""Whether all is well: `doctor`."""

import click

from tightrope.cli.command import command
from tightrope.cli.context import CliContext
from tightrope.cli.terminal import note, print_json, say
from tightrope.domain.errors import TightropeError
from tightrope.journal.doctor import Check, Doctor


@command("doctor", "tightrope doctor", "tightrope doctor --json", "tightrope doctor --fix")
@click.option("--fix", is_flag=True, help="Mend what can be.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def doctor(ctx: click.Context, *, fix: bool, as_json: bool) -> None:
    """Look whether all is well with the journal and what lies around it.

    A line each: who may open the files, whether the file is whole, its layout, the search index,
    backups and the last verified one, synced folders, encryption, settings. Ends with code 1 where
    something is not in order.
    """
    context: CliContext = ctx.obj
    examiner = Doctor(context.locations, context.now, context.passphrase, context.environ)
    checks = list(examiner.checks())
    if fix and _mend(checks):
        checks = list(examiner.checks())
    if as_json:
        print_json([_as_object(check) for check in checks])
    else:
        for check in checks:
            say(f"{'ok' if check.is_ok else 'to mend':<8} {check.name:<11} {check.sentence}")
    if not all(check.is_ok for check in checks):
        ctx.exit(1)


def _mend(checks: list[Check]) -> bool:
    """Mend what can be, and return whether anything was tried."""
    fixes = [check for check in checks if not check.is_ok and check.fix]
    for check in fixes:
        assert check.fix is not None
        try:
            check.fix()
        except (TightropeError, OSError) as trouble:
            note(f"{check.name} could not be mended: {trouble}")
        else:
            note(f"Mended: {check.name}.")
    return bool(fixes)


def _as_object(check: Check) -> dict[str, object]:
    return {
        "check": check.name,
        "ok": check.is_ok,
        "says": check.sentence,
        "fixable": not check.is_ok and check.fix is not None,
    }
