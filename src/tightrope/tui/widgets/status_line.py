"""The bottom line: the keys that matter, and for a while a sentence about what was done."""

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from tightrope.text_width import cells

_GAP = 2
_TIME_TO_READ = 8.0


class StatusLine(Widget):
    """Shows as many keys as fit, most wanted first and help last; a click posts `Pressed`.

    `keys` holds what to press, its sign and its name. `say` puts a sentence beside them where there
    is room, else above them, on as many rows as it needs, so that nothing is covered by it.
    """

    class Pressed(Message):
        """A key was clicked; `key` is its name for Textual."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    _quiet: Timer | None = None

    keys: reactive[tuple[tuple[str, str, str], ...]] = reactive(())
    sentence: reactive[str] = reactive("", layout=True)

    def say(self, sentence: str, *, worried: bool = False) -> None:
        """Show a sentence for a while; the latest replaces those before it."""
        self.sentence = sentence
        self.set_class(worried, "-worried")
        if self._quiet:
            self._quiet.stop()
        self._quiet = self.set_timer(_TIME_TO_READ, self._fall_quiet)

    def watch_keys(self) -> None:
        """Make room for both, where other keys take more of the row than those before."""
        if self.sentence:
            self.refresh(layout=True)

    def watch_sentence(self, sentence: str) -> None:
        """Let the styles know whether something is said."""
        self.set_class(bool(sentence), "-speaking")

    def _fall_quiet(self) -> None:
        self._quiet, self.sentence = None, ""

    def fitting(self) -> tuple[tuple[str, str, str], ...]:
        """Return the keys that fit; the last one, which is help, always does."""
        *most, last = self.keys or [("", "", "")]
        room = self.content_size.width - self._width(last)
        shown = []
        for key in most:
            room -= self._width(key)
            if room < 0:
                break
            shown.append(key)
        return (*shown, last)

    def render(self) -> Content:
        """Draw each key bold and its name beside it, and the sentence, if there is one."""
        line = Content.assemble(
            *(
                part
                for _, sign, name in self.fitting()
                for part in (" ", (sign, "bold $footer-key-foreground"), f" {name}")
            ),
        )
        if not self.sentence:
            return line
        tone = "$warning" if self.has_class("-worried") else "$foreground"
        sentence = Content.styled(self.sentence, tone)
        if not line:
            return sentence
        if self._is_beside:
            return Content.assemble(line, " " * _GAP, sentence)
        return Content.assemble(" ", sentence, "\n", line)

    @property
    def _is_beside(self) -> bool:
        """Whether keys and sentence fit on one row."""
        taken = sum(self._width(key) for key in self.fitting())
        return taken + _GAP + cells(self.sentence) <= self.content_size.width

    def on_click(self, event: events.Click) -> None:
        """Press the key under the mouse, or put the sentence away."""
        is_on_keys = event.y == self.size.height - 1
        at = 0
        for key, sign, name in self.fitting():
            at += self._width((key, sign, name))
            if is_on_keys and event.x < at and key:
                self.post_message(self.Pressed(key))
                return
        self.sentence = ""

    def _width(self, key: tuple[str, str, str]) -> int:
        _, sign, name = key
        return cells(sign) + cells(name) + _GAP
