"""The tags: which there are, and giving one another name: `tags`."""

import click

from tightrope.cli import completions
from tightrope.cli.command import command
from tightrope.cli.context import CliContext
from tightrope.cli.terminal import note, print_json, say, telling_what_was_saved
from tightrope.domain.patterns import TagSummary
from tightrope.domain.printable import printable_line
from tightrope.text_width import cells

_RENAME = "rename"
_WIDEST = 40


@command(
    "tags",
    "tightrope tags",
    "tightrope tags --json",
    "tightrope tags rename walks walk --dry-run",
    "tightrope tags rename walks walk",
)
@click.argument("words", nargs=-1, metavar="[rename OLD NEW]", shell_complete=completions.renaming)
@click.option("--dry-run", is_flag=True, help="With rename: say what would change, change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def tags(context: CliContext, words: tuple[str, ...], *, dry_run: bool, as_json: bool) -> None:
    """List the tags, or give one another name.

    Beside each tag stands how many entries carry it, and, where it has at least eight marked days
    in the last twelve months, how those were. That tells what went together, never why.

    `rename OLD NEW` changes a tag in all entries and in their words (#old becomes #new), in one
    step of undo. Where other entries carry the new name already, the two become one.
    """
    if not words:
        if dry_run:
            raise click.UsageError("--dry-run is for rename; give both, or neither.")
        _list(context, as_json=as_json)
        return
    if words[0] != _RENAME or len(words) != len((_RENAME, "OLD", "NEW")):
        raise click.UsageError("Write it like: tightrope tags rename OLD NEW.")
    _, old, new = words
    with context.open_journal() as journal:
        done = journal.tags.preview_rename(old, new) if dry_run else journal.tags.rename(old, new)
    with telling_what_was_saved():
        if as_json:
            print_json(done._asdict())
        else:
            say(f"{'Would rename' if dry_run else 'Renamed'} {done.change}.")
    if not as_json:
        for remark in done.remarks:
            note(remark)


def _list(context: CliContext, *, as_json: bool) -> None:
    with context.open_journal() as journal:
        found = journal.tags.summaries()
    if as_json:
        print_json([_as_object(each) for each in found])
        return
    if not found:
        note("No entry has a tag yet; a #word in its text makes one.")
    names = [printable_line(each.tag) for each in found]
    width = min(max(map(cells, names), default=0), _WIDEST)
    for name, each in zip(names, found, strict=True):
        gap = " " * (width - cells(name))
        say(f"{name}{gap}  {each.entries:>6,}{f'  {each.told}' if each.told else ''}")


def _as_object(summary: TagSummary) -> dict[str, object]:
    balance = summary.pattern.balance if summary.pattern else None
    return {
        "tag": summary.tag,
        "entries": summary.entries,
        "voted": balance.voted if balance else None,
        "together_days": balance.together_days if balance else None,
        "space_days": balance.space_days if balance else None,
        "both_days": balance.both_days if balance else None,
        "sentence": summary.pattern.sentence if summary.pattern else None,
    }
