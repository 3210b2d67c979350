"""Entries as they are read: Markdown where there is some, else as typed."""

import asyncio
import re

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Markdown

from tightrope.domain import markdown
from tightrope.tui.widgets.markdown_view import MarkdownView
from tui.opened import screen_text

PLAIN = (
    "Walked home along the river.",
    "One line,\nanother line.\n\nA paragraph - with a dash, 3.5 km, #walks, and (brackets)!",
    'Ärger & no: 50% of it; "quotes", isn\'t it? e-mail: a@b.c #1 +1',
    "川沿いを歩いた。\n\n長い話をした。",
)
MARKED = (
    "# A heading",
    "- one\n- two",
    "1. one\n2. two",
    "some *stress*",
    "> what you said",
    "above\n===",
    "    four blanks before",
    "a\n\n\nb",
    "a\\*b",
    "&auml;",
    "| a | b |",
    "``` py",
)


class Shelf(App[None]):
    """A reading alone."""

    CSS = (
        "MarkdownView { Markdown { padding: 0; margin: 0; }"
        " MarkdownParagraph { margin: 0 0 1 0; } }"
    )

    def compose(self) -> ComposeResult:
        """The reading."""
        yield MarkdownView()


async def shown(text: str) -> tuple[list[str], bool]:
    """Return the rows that a text is shown in, and whether it is shown as Markdown."""
    app = Shelf()
    async with app.run_test(size=(60, 12)) as pilot:
        app.query_one(MarkdownView).show(text)
        for _ in range(4):
            await pilot.pause()
        await asyncio.sleep(0)
        return screen_text(app).splitlines(), bool(app.query(Markdown))


@pytest.mark.parametrize("text", PLAIN)
async def test_prose_looks_as_it_would_as_markdown(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, is_rendered = await shown(text)
    assert not is_rendered
    monkeypatch.setattr(markdown, "_SIGNS", re.compile(""))
    assert await shown(text) == (rows, True)


@pytest.mark.parametrize("text", MARKED)
async def test_markdown_is_rendered(text: str) -> None:
    _, is_rendered = await shown(text)
    assert is_rendered
