"""The line of keys at the bottom: as many as fit, never cut without a sign."""

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

_GAP = 2


class KeyLine(Widget):
    """Shows `keys`, pairs of a key's sign and its name, most wanted first; a click presses one."""

    keys: reactive[tuple[tuple[str, str, str], ...]] = reactive(())

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
        """Draw each key bold and its name beside it."""
        return Content.assemble(
            *(
                part
                for _, sign, name in self.fitting()
                for part in (" ", (sign, "bold $footer-key-foreground"), f" {name}")
            ),
        )

    def on_click(self, event: events.Click) -> None:
        """Press the key under the mouse."""
        at = 0
        for key, sign, name in self.fitting():
            at += self._width((key, sign, name))
            if event.x < at:
                self.app.simulate_key(key)
                return

    def _width(self, key: tuple[str, str, str]) -> int:
        _, sign, name = key
        return cell_len(sign) + cell_len(name) + _GAP
