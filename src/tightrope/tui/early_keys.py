"""Keys and pastes that come before what they are meant for stands there."""

from textual import events
from textual.message import Message
from textual.screen import Screen

from tightrope.tui import keys
from tightrope.tui._textual.terminal_cursor import TerminalCursorApp
from tightrope.tui._textual.terminal_input import KeyAfterEscape
from tightrope.tui.screens.journal.model_screen import ModelScreen

_ESCAPE = "escape"
# Seconds until the keys behind Esc go on in any case, should what had it be gone.
_ESCAPE_TAKES_AT_MOST = 0.25
# What may be meant by a letter so soon behind Esc that the terminal may have meant alt: what starts
# an entry, and what changes none. Other acts could be done unseen, by whoever wants alt+d.
_FOLLOWS_ESCAPE = frozenset(
    {
        *("entry.new", "month.open", "month.before", "month.after", "month.day_before"),
        *("month.day_after", "month.this", "month.go_to", "month.read_on", "month.read_back"),
        *("month.close", "search.back", "export.back", "import.back", "trash.read_on"),
        *(
            "trash.read_back",
            "trash.back",
            "unsaved.read_on",
            "unsaved.read_back",
            "unsaved.back",
            "on_this_day.open",
            "on_this_day.read_on",
        ),
        *("on_this_day.read_back", "on_this_day.back"),
        *(
            key.id
            for group in (
                *(keys.TIME, keys.VIEWS, keys.LISTS, keys.CALENDAR, keys.CHART),
                *(keys.CHART_SCREEN, keys.YEAR, keys.ANYWHERE, keys.LEAVING),
            )
            for key in group
        ),
    }
)

Typed = events.Key | events.Paste


class EscapeAnswered(Message):
    """What had the keys has answered Esc; this follows it on its way."""


class KeyOrderApp(TerminalCursorApp):
    """An app in which each key acts on what the one before it has opened or closed.

    Keys before the journal is open wait for it, and those behind Esc until it has been answered.
    """

    def __init__(self) -> None:
        super().__init__()
        self._early: list[Typed] | None = []
        self._behind_escape: list[Typed] | None = None

    async def on_event(self, event: events.Event) -> None:
        """Let a key wait for what it is meant for."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._is_early():
            assert self._early is not None
            self._early.append(event)
        elif self._behind_escape is not None:
            self._behind_escape.append(event)
        else:
            await self._pass_on(event)

    def _is_early(self) -> bool:
        if self._early is None:
            return False
        # Behind the others, also once the journal is open.
        screen = self.screen
        return bool(self._early) or (isinstance(screen, ModelScreen) and not screen.is_open)

    async def release_early_keys(self) -> None:
        """Pass on the keys that came before the journal was open, and keep none from now on."""
        early, self._early = self._early or [], None
        for event in early:
            await self.on_event(event)

    async def _pass_on(self, event: Typed) -> None:
        if isinstance(event, KeyAfterEscape):
            if not may_follow_escape(event, self.screen):
                return
            event = events.Key(event.key, event.character)
        aim = self.focused or self.screen
        await super().on_event(event)
        if isinstance(event, events.Key) and event.key == _ESCAPE:
            self._behind_escape = []
            aim.post_message(EscapeAnswered())
            self.set_timer(_ESCAPE_TAKES_AT_MOST, self._release_behind_escape)

    def on_escape_answered(self) -> None:
        """Pass on what was typed behind Esc, once the focus is where Esc has brought it."""
        self.call_later(self._release_behind_escape)

    async def _release_behind_escape(self) -> None:
        waiting, self._behind_escape = self._behind_escape or [], None
        for event in waiting:
            # Another Esc among them is waited for as well.
            await self.on_event(event)

    def on_key(self, event: events.Key) -> None:
        """Aim a key anew that was aimed at what had the keys before the editor was opened."""
        if was_aimed_elsewhere(event, self.screen):
            event.prevent_default()
            self.post_message(events.Key(event.key, event.character))


def may_follow_escape(event: events.Key, screen: Screen[object]) -> bool:
    """Whether a key right behind Esc does what it does elsewhere, here that types no letter."""
    focused = screen.focused
    if focused is not None and focused.check_consume_key(event.key, event.character):
        return False
    bound = screen.active_bindings.get(event.key)
    return bound is not None and bound.binding.id in _FOLLOWS_ESCAPE


def was_aimed_elsewhere(key: events.Key, screen: Screen[object]) -> bool:
    """Whether a key was on its way to what had the keys before the editor was opened.

    What is typed in one breath with the key that opens the editor, as over a slow line, or before
    the first paint, is meant for the editor.
    """
    return isinstance(screen, ModelScreen) and key.time < screen.open_since
