"""What is said about an entry beside its words: parts to click, with the keys that change it."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tightrope.domain.entry import EntryFields
from tightrope.domain.formatting import short_day_text
from tightrope.domain.marks import State, need_sign, need_words, sign
from tightrope.domain.printable import printable, printable_line
from tightrope.text_width import cells
from tightrope.tui import keys

if TYPE_CHECKING:
    from tightrope.domain.talk import Talk

_GAP = 2


class Chip(NamedTuple):
    """A part: the action it asks for, its key and words, words for less room, and its style.

    `press` is empty where no key is named.
    """

    action: str
    press: str
    words: str
    short: str
    style: str

    @property
    def text(self) -> str:
        """Key and words."""
        return f"{self.press} {self.words}" if self.press else self.words

    @property
    def shortened(self) -> "Chip":
        """The same with fewer words."""
        return self._replace(words=self.short)


def chips_of(
    page: EntryFields | None,
    keymap: Mapping[str, str],
    talk: "Talk | None" = None,
    *,
    writing: bool,
    ascii: bool,
) -> Iterator[Chip]:
    """Yield what is said about an entry: marks, need, star, talk, tags; nothing without an entry.

    While writing each names its key, remapped by `keymap`. `talk` is what stands about it on the
    list of what to talk about.
    """
    if page is None:
        return

    def press(ident: str) -> str:
        return keys.press_of(ident, keymap) if writing else ""

    for state, is_set in ((State.TOGETHER, page.together), (State.SPACE, page.space)):
        name = sign(state if is_set or writing else State.UNMARKED, ascii=ascii)
        style = f"bold underline ${state.value}-text" if is_set else "$foreground 50%"
        words = f"{name} {state.value}"
        yield Chip(
            f"toggle_mark('{state.value}')", press(f"editor.{state.value}"), words, words, style
        )
    if page.need:
        words = need_words(page.need)
        short = f"{need_sign(page.need)} {words.rpartition(' ')[2]}"
        yield Chip("cycle_need", press("editor.need"), words, short, "$accent")
    elif writing:
        yield Chip("cycle_need", press("editor.need"), "what I wanted", "wanted", "$foreground 50%")
    if page.starred:
        yield Chip("toggle_star", "", "*", "*", "$accent")
    if talk:
        yield _talk_chip(talk, press("editor.talk"))
    if tags := " ".join(f"#{printable(tag)}" for tag in page.tags):
        yield Chip("change_tags", "", tags, tags, "$foreground 60%")
    elif writing:
        yield Chip("change_tags", "#", "tags", "tags", "$foreground 50%")


def _talk_chip(talk: "Talk", press: str) -> Chip:
    if talk.ticked:
        words = f"talked about {short_day_text(talk.ticked.astimezone())}"
        return Chip("toggle_talk", press, words, "talked about", "$foreground 60%")
    words = f"! {printable_line(talk.line)}" if talk.line else "! to talk about"
    return Chip("toggle_talk", press, words, "! talk", "$accent")


class MarkChips(Widget):
    """A line of chips; what there is no room for is left out at its end. A click posts `Pressed`.

    It never takes the focus, so that whoever clicks goes on typing.
    """

    chips: reactive[tuple[Chip, ...]] = reactive(())

    class Pressed(Message):
        """A chip was clicked; `action` is what it asks for."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def fitting(self) -> tuple[Chip, ...]:
        """Return the chips that fit, with fewer words where that makes room; the first always."""
        chips = self.chips
        if _width(chips) > self.content_size.width:
            chips = tuple(chip.shortened for chip in chips)
        while len(chips) > 1 and _width(chips[:-1]) + _GAP >= self.content_size.width:
            chips = chips[:-1]
        return chips

    def render(self) -> Content:
        """Draw the chips beside each other."""
        parts: list[tuple[str, str]] = []
        for chip in self.fitting():
            key = f"{chip.press} " if chip.press else ""
            parts += [(key, "$foreground 50%"), (chip.words, chip.style), (" " * _GAP, "")]
        return Content.assemble(*parts[:-1])

    def on_click(self, event: events.Click) -> None:
        """Ask for what the chip under the mouse does."""
        offset = event.get_content_offset(self)
        left = 0
        for chip in self.fitting() if offset else ():
            right = left + cells(chip.text)
            if offset and left <= offset.x < right:
                self.post_message(self.Pressed(chip.action))
            left = right + _GAP


def _width(chips: tuple[Chip, ...]) -> int:
    return sum(cells(chip.text) + _GAP for chip in chips) - _GAP
