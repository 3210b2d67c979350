"""The floor of the full-screen face: a Textual app of three widgets that does nothing."""

from textual.app import App, ComposeResult
from textual.widgets import OptionList, Static, TextArea


class Bare(App[None]):
    """Some words, a list and an editor, which is focused and so has a blinking cursor."""

    def compose(self) -> ComposeResult:
        """Show the three."""
        yield Static("A few words")
        yield OptionList("One", "Two", "Three")
        yield TextArea()

    def on_mount(self) -> None:
        """Begin in the editor, as a journal does."""
        self.query_one(TextArea).focus()


if __name__ == "__main__":
    Bare().run()
