"""The editor of an entry: prose that wraps softly, saves by message, and hides nothing."""

from dataclasses import dataclass

from textual.content import Content
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.message import Message
from textual.widgets import TextArea

_CHECKPOINTS = 1000  # each new line is one: a long evening stays undoable


class Editor(TextArea):
    """Where an entry is written. Posts `Edited` for what the person changes, not for `load`."""

    @dataclass
    class Edited(Message):
        """The person changed the text."""

        editor: "Editor"

        @property
        def control(self) -> "Editor":
            """The editor, for `@on(Editor.Edited, "#id")`."""
            return self.editor

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str | Content = "",
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(
            text,
            placeholder=placeholder,
            max_checkpoints=_CHECKPOINTS,
            highlight_cursor_line=False,
            compact=True,
            id=id,
            classes=classes,
            disabled=disabled,
        )

    def load(self, text: str) -> None:
        """Replace the text by another one, with a history of its own."""
        with self.prevent(TextArea.Changed):
            self.load_text(text)

    def edit(self, edit: Edit) -> EditResult:
        """Change the text as asked, and say so."""
        result = super().edit(edit)
        self.post_message(self.Edited(self))
        return result

    def undo(self) -> None:
        """Take back the last batch of changes."""
        super().undo()
        self.post_message(self.Edited(self))

    def redo(self) -> None:
        """Do the last batch again."""
        super().redo()
        self.post_message(self.Edited(self))
