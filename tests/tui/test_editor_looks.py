"""The editor draws what the stock text area draws: it only does so with less work."""

from collections.abc import Iterator
from itertools import product

from rich.style import Style
from textual.app import App, ComposeResult
from textual.document._document import Selection
from textual.strip import Strip
from textual.widgets import TextArea

from tightrope.tui.widgets.editor.widget import Editor

SENTENCE = "Read side by side, each our own book, then a long talk about the spring. "


class Both(App[None]):
    """The editor and the text area that it is compared with."""

    def compose(self) -> ComposeResult:
        yield Editor()
        yield TextArea(highlight_cursor_line=False, compact=True, id="stock")

    def on_mount(self) -> None:
        self.query_one("#stock", TextArea).match_cursor_bracket = False


def cells(strip: Strip) -> Iterator[tuple[str, Style | None]]:
    """Yield what stands in each cell of a row, and how it looks."""
    for segment in strip:
        for char in segment.text:
            yield char, segment.style


TEXTS = {
    "prose": "\n".join([SENTENCE * 3, "Ciao. " * 20, "x" * 90, "", "  indented", ""]),
    "scripts": "Größe, „Anführung“ — ça va?\n日本語のテキスト、一緒に本を読む。"
    + "漢字" * 40
    + "\nЖизнь " * 9,
    "brackets": "[bold]no[/bold] (one [two] {three})\n" * 3,
    "tabs": "a\tb\tc\n\tindented",
}
PLACES = [
    Selection.cursor((0, 0)),
    Selection.cursor((0, 25)),
    Selection.cursor((1, 0)),
    Selection((0, 3), (0, 30)),
    Selection((2, 1), (0, 5)),
]


async def test_every_cell_is_the_one_that_the_stock_text_area_draws() -> None:
    app = Both()
    async with app.run_test(size=(40, 30)) as pilot:
        editor, stock = app.query_one(Editor), app.query_one("#stock", TextArea)
        for text, width in product(TEXTS.values(), (11, 20, 39)):
            for area in (editor, stock):
                area.styles.width = width
                area.load_text(text)
            await pilot.pause()
            for place in PLACES:
                rows = []
                for area in (editor, stock):
                    area.selection = place
                    area._cursor_visible = True
                    area.render_lines(area.size.region)  # takes the styles from the sheet
                    rows.append([list(cells(area.render_line(y))) for y in range(area.size.height)])
                assert rows[0] == rows[1]
                assert editor.cursor_screen_offset.x == stock.cursor_screen_offset.x
