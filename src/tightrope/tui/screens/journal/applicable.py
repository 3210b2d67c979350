"""What the keys of the main screen apply to now: the pane with the focus, and what can be done."""

from tightrope.domain.boxes import with_box_turned
from tightrope.tui import keys
from tightrope.tui.protocols import OfferedKeys
from tightrope.tui.screens.journal.model_screen import ModelScreen
from tightrope.tui.widgets.calendar import CalendarPane

# What needs an entry on the day in view, and what nobody can do where nothing may be written.
_ON_AN_ENTRY = frozenset(
    {
        *("entry.room", "entry.content", "entry.closer", "entry.star", "entry.tags", "entry.tick"),
        *("entry.talk", "entry.select", "entry.select_all"),
        *("entry.move", "entry.delete", "view.history", "view.read_on", "view.read_back"),
    }
)
_SELECTING = frozenset({"entry.select", "entry.select_all"})  # an export takes them too
_CHANGES = frozenset(key.id for key in keys.ENTRIES) - _SELECTING | {"view.import"}


class ApplicableKeys(ModelScreen):
    """Tells the palette and the help which keys work where the focus is, and which do nothing."""

    def offered_keys(self) -> OfferedKeys:
        """Return the groups of the pane with the focus, those that work on the whole screen first.

        While one writes, those of the editor come before them.
        """
        groups: list[tuple[tuple[keys.Key, ...], ModelScreen | CalendarPane]] = [
            (group, self) for group in (keys.ENTRIES, keys.TIME, keys.VIEWS)
        ]
        if self.is_writing:
            return [(keys.EDITOR, self), *groups]
        match self.view.focused_pane():
            case "calendar":
                return [*groups, (keys.CALENDAR, self.query_one(CalendarPane))]
            case "chart":
                return [*groups, (keys.CHART, self.view.chart)]
        return groups

    def idle_keys(self) -> set[str]:
        """Return the ids of the keys that would do nothing now."""
        model, idle = self.model, set[str]()
        if model.open_entry is None:
            idle |= _ON_AN_ENTRY
        if model.day > model.today:
            idle |= {"entry.together", "entry.space"}
        if model.journal.read_only:
            idle |= _CHANGES
        return idle | self._without_a_way() | self._without_a_use()

    def _without_a_way(self) -> set[str]:
        """Return the keys that lead nowhere from the day in view."""
        day, span = self.model.day, self.model.journal.entries.span()
        leads = {
            "time.written_before": span is not None and span.first < day,
            "time.written_after": span is not None and span.last > day,
            "time.back": self.places.has_before,
            "time.forward": self.places.has_after,
            "time.today": day != self.model.today,
            "view.read_through": span is not None,
        }
        return {ident for ident, holds in leads.items() if not holds}

    def _without_a_use(self) -> set[str]:
        """Return the keys for which there is nothing to do anything to."""
        model = self.model
        text = model.open_entry.text if model.open_entry else ""
        is_begun = model.session is not None and bool(text or self.view.editor_text)
        useful = {
            "entry.tick": with_box_turned(text, None) is not None,
            "question.another": self.view.questions.is_on and not is_begun,
            "question.why": self.view.questions.is_on,
            "view.unsaved": model.journal.unsaved.lies_aside(),
        }
        return {ident for ident, holds in useful.items() if not holds}
