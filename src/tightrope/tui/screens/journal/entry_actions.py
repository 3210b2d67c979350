"""The actions of the keys that write, mark, delete and undo: keys.ENTRIES and keys.EDITOR."""

from datetime import date
from functools import partial

from textual import on
from textual.app import SuspendNotSupported

from tightrope.domain.errors import TightropeError
from tightrope.journal.external_editor import edit_text, folder_for_editor, usual_editor
from tightrope.tui.editing import EditSession
from tightrope.tui.notify import run_or_show_error, show_message
from tightrope.tui.protocols import Pane
from tightrope.tui.screens import late
from tightrope.tui.screens.dialogs import ask_tags
from tightrope.tui.screens.journal.model_screen import ModelScreen
from tightrope.tui.widgets.entry_list import EntryList
from tightrope.tui.widgets.entry_view import EntryView


class EntryActions(ModelScreen):
    """What is done to the selected entry, or to the one that is being written."""

    def action_start_entry(self, days: int) -> None:
        """Start an entry on the day in view, or so many days from today."""
        today = self.model.today.toordinal()
        self.run(
            lambda: self.model.start_entry(
                date.fromordinal(today + days) if days else self.model.day
            )
        )

    def action_edit_entry(self) -> None:
        """Put the cursor into the selected entry, or start one where the day has none."""
        model = self.model
        self.run(
            lambda: model.start_editing() if model.open_entry else model.start_entry(model.day)
        )

    def jump_panes(self) -> list[Pane]:
        """Return the panes of the screen; the open entry gets the keys by being written in."""
        view = self.view
        panes = [
            Pane(name, self.query_one(f"#{ident}"), partial(view.focus_pane, ident))
            for ident, name in (("calendar", "calendar"), ("entries", "entries"))
        ]
        words = Pane("words", self.query_one(EntryView), self.action_edit_entry)
        tide = Pane("ebb and flow", view.chart, partial(view.focus_pane, "chart"))
        return [*panes, words, tide]

    def action_close_editor(self) -> None:
        """Save what is being written and show the day again; elsewhere select nothing."""
        self.leave_focus()
        self.model.selection.clear()
        self.run(self.model.close_editor)

    def action_edit_outside(self) -> None:
        """Write in $EDITOR; the terminal is its own meanwhile."""
        self.action_edit_entry()
        session = self.model.session
        if session and self.run(self.model.save):
            if run_or_show_error(self, lambda: self._edit_outside(session)):
                self.query_one(EntryView).editor.load(session.fields.text)
            self.run(self.model.save)

    def _edit_outside(self, session: EditSession) -> str:
        """Lend $EDITOR the terminal and take over what it left, unless it failed."""
        editor = usual_editor()
        try:
            with self.app.suspend():
                journal = self.model.journal
                header = journal.unsaved.header(session.fields)
                folder = folder_for_editor(journal.path, is_encrypted=journal.key is not None)
                text = session.fields.text
                session.update_text(edit_text(text, folder, editor, header=header))
        except SuspendNotSupported:
            raise TightropeError(
                "This terminal cannot be lent to another program; "
                "write here, or use `tightrope edit`.",
            ) from None
        return ""

    def action_select(self) -> None:
        """Select the chosen entry, or take it out again, and move on."""
        self.run(self.changes.select)

    def action_select_all(self) -> None:
        """Select all entries of the day, or none."""
        self.run(self.changes.select_all)

    def action_toggle_mark(self, mark: str) -> None:
        """Set or clear a mark, "together" or "space"."""
        self.run(lambda: self.changes.toggle_mark(mark))

    def action_toggle_need(self, need: str) -> None:
        """Say what was wanted, by a Need's word, or take it back."""
        self.run(lambda: self.changes.toggle_need(need))

    def action_cycle_need(self) -> None:
        """Go on to the next need, past the last to unsaid."""
        self.run(self.changes.cycle_need)

    def action_toggle_star(self) -> None:
        """Set or clear the star."""
        self.run(self.changes.toggle_star)

    def action_change_tags(self) -> None:
        """Ask for the tags of the open entry."""
        self.run(lambda: "" if self.model.open_entry else self.changes.no_entry)
        if entry := self.model.open_entry:
            known = [tag for tag, _ in self.model.journal.tags.counts()]
            # Several get some more, whatever each has.
            present = () if self.model.selection else entry.tags
            ask_tags(
                self, present, known, lambda tags: self.run(lambda: self.changes.set_tags(tags))
            )

    def action_delete_entry(self) -> None:
        """Move the selected entry to the trash."""
        self.run(self.changes.delete)

    def action_undo(self) -> None:
        """Take back the last change of the journal."""
        self.jump(self.undo_steps.undo)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.jump(self.undo_steps.redo)

    def action_next_question(self) -> None:
        """Show another question under an empty entry, the open one or a new one."""
        self.run(lambda: self.view.questions.next_question(self.model))

    def action_toggle_questions(self) -> None:
        """Turn the questions off or on."""
        self.run(self.view.questions.toggle)

    def action_show_reason(self) -> None:
        """Show why the question of the open entry's day is asked, or say that no study is."""
        questions, session = self.view.questions, self.model.session
        day = session.fields.day if session else min(self.model.day, self.model.today)
        reason = questions.reason(day)
        if reason is None:
            show_message(self, questions.off_text())
        elif reason.own or reason.studies:
            self.app.push_screen(late.WhyAskedScreen(self.settings, reason))
        else:
            offer = "No study stands behind it; it is an offer."
            show_message(self, offer if session else f"{reason.question} · {offer}")

    @on(EntryList.Chosen)
    def _select_entry(self, event: EntryList.Chosen) -> None:
        if self.model.session:
            self.run(self.model.close_editor)
        self.model.select(event.entry_id)
        self.view.show(self.model)
        if isinstance(event, EntryList.Opened):
            self.action_edit_entry()
