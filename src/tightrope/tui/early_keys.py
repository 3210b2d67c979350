"""Keys and pastes that come before what they are meant for stands there."""

from functools import partial

from textual import events
from textual.message import Message
from textual.screen import Screen

from tightrope.tui import keys
from tightrope.tui._textual.blanking import BlankingApp
from tightrope.tui._textual.terminal_input import KeyAfterEscape
from tightrope.tui.screens.journal.model_screen import ModelScreen

# Seconds until the next key goes on in any case, should what had the one before it be gone.
_ANSWER_TAKES_AT_MOST = 2.0
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


class KeyAnswered(Message):
    """What had the keys has answered one; this follows the key on its way through the widgets."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class KeyOrderApp(BlankingApp):
    """An app in which each key acts on what the one before it has opened or closed.

    Keys before the journal is open wait for it, and each key until the one before was answered,
    however fast they come and however long an answer takes.
    """

    def __init__(self) -> None:
        super().__init__()
        self._early: list[Typed] | None = []
        self._waiting: list[Typed] | None = None  # None where no key waits for its answer
        self._number = 0

    async def on_event(self, event: events.Event) -> None:
        """Let a key wait for what it is meant for."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._is_early():
            assert self._early is not None
            self._early.append(event)
        elif self._waiting is not None:
            if not self._waiting:
                self.set_timer(_ANSWER_TAKES_AT_MOST, partial(self._release, self._number))
            self._waiting.append(event)
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
        self._waiting = self._waiting or []
        self._number += 1
        aim, number = self.focused or self.screen, self._number
        await super().on_event(event)
        if not aim.post_message(KeyAnswered(number)):
            await self._release(number)

    def on_key_answered(self, event: KeyAnswered) -> None:
        """Pass on the next key, once the focus is where this one has brought it."""
        self.call_later(self._release, event.number)

    async def _release(self, number: int) -> None:
        if number != self._number:
            return
        waiting, self._waiting = self._waiting or [], None
        for event in waiting:
            # Only the first is passed on; the others wait for it.
            await self.on_event(event)

    async def on_key(self, event: events.Key) -> None:
        """Aim a key anew that was aimed at what had the keys before the editor was opened."""
        if was_aimed_elsewhere(event, self.screen):
            event.prevent_default()
            # Ahead of those that wait, which go on waiting.
            await self._pass_on(events.Key(event.key, event.character))


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
