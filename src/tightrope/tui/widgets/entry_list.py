"""The entries of a day, a line each."""

from collections.abc import Container, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tightrope.domain.entry import Entry
from tightrope.domain.marks import State, need_sign, sign
from tightrope.domain.printable import printable
from tightrope.domain.tags import CONFLICT_TAG
from tightrope.tui.keys import LISTS, bindings
from tightrope.tui.widgets.vim_option_list import VimOptionList

NO_WORDS = "(no words)"
_LONGEST_LINE = 300
_COLOURS = {
    State.TOGETHER: "$together-text",
    State.SPACE: "$space-text",
    State.BOTH: "$foreground",
    State.UNMARKED: "$foreground 60%",
}


def selected_sign(*, is_selected: bool) -> tuple[str, str]:
    """Return what stands first in the line of an entry: whether it is selected, among many."""
    return ("+", "bold $accent") if is_selected else (" ", "$foreground 60%")


def line_of(
    entry: Entry, *, is_selected: bool = False, is_to_talk_about: bool = False, ascii: bool = False
) -> Content:
    """Return an entry's line: time, sign and word of its state, star, need and first words.

    One that holds what was written in another meanwhile, on another machine, says so before them,
    and one that is to be talked about has its sign there.
    """
    clock = f"{entry.time:%H:%M}" if entry.time else "     "
    state = entry.state
    word = "" if state is State.UNMARKED else state.value
    star = "*" if entry.starred else " "
    need = need_sign(entry.need) if entry.need else " "
    return Content.assemble(
        selected_sign(is_selected=is_selected),
        (f"{clock}  ", "$foreground 60%"),
        (f"{sign(state, ascii=ascii)} {word:<9}", _COLOURS[state]),
        (f"{need}{star} ", "$accent"),
        ("! " if is_to_talk_about else "", "bold $accent"),
        ("conflict · " if CONFLICT_TAG in entry.tags else "", "$warning"),
        printable(entry.title[:_LONGEST_LINE]) or (NO_WORDS, "$foreground 60%"),
    )


class EntryList(VimOptionList, inherit_bindings=False):
    """The entries of the day in view; moving in it chooses one, Enter opens it."""

    # Without Textual's Enter: the screen opens the entry, in turn with the keys before and after.
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LISTS)]

    class Chosen(Message):
        """The person moved to an entry."""

        def __init__(self, entry_id: str) -> None:
            super().__init__()
            self.entry_id = entry_id

    class Opened(Chosen):
        """The person wants to write in an entry."""

    def __init__(self, *, ascii: bool = False, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._ascii = ascii
        self._shown: tuple[tuple[Entry, bool, bool], ...] = ()

    def show(
        self,
        entries: Sequence[Entry],
        chosen: str | None,
        *,
        selected: Container[str] = (),
        to_talk_about: Container[str] = (),
    ) -> None:
        """Show these entries, one of them chosen; some, by id, are selected or to talk about."""
        shown = tuple((each, each.id in selected, each.id in to_talk_about) for each in entries)
        if shown != self._shown:
            self._shown = shown
            with self.prevent(OptionList.OptionHighlighted):
                self.set_options(
                    Option(
                        line_of(
                            entry, is_selected=is_one, is_to_talk_about=talk, ascii=self._ascii
                        ),
                        id=entry.id,
                    )
                    for entry, is_one, talk in shown
                )
        with self.prevent(OptionList.OptionHighlighted):
            self.highlighted = next(
                (at for at, entry in enumerate(entries) if entry.id == chosen), None
            )

    @property
    def chosen(self) -> str | None:
        """The id of the entry that the person moved to."""
        return self.highlighted_option.id if self.highlighted_option else None

    async def on_click(self, event: events.Click) -> None:
        """Choose what is clicked; the second click opens it."""
        # A list of Textual opens what is clicked; here a click chooses, and the second one opens.
        event.prevent_default()
        at = event.style.meta.get("option")
        if at is not None:
            self.highlighted = at
            if event.chain > 1:
                self.action_select()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell which entry is chosen now."""
        event.stop()
        if event.option_id:
            self.post_message(self.Chosen(event.option_id))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell that the entry shall be opened."""
        event.stop()
        if event.option_id:
            self.post_message(self.Opened(event.option_id))
