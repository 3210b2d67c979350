"""Every key of the full-screen journal, declared once.

Screens take their bindings from here; the key line, the help page, the command palette and the
keymap of the settings read the same table.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from textual.binding import Binding
from textual.keys import format_key


@dataclass(frozen=True, slots=True)
class Key:
    """One act: its id for remapping, its usual keys, the action it calls, and why it is there.

    `shown` puts it into the key line at the bottom; `priority` lets it work while typing.
    """

    id: str
    keys: str
    action: str
    name: str
    reason: str
    shown: bool = False
    priority: bool = False

    def binding(self) -> Binding:
        """Return the key as Textual wants it."""
        return Binding(
            self.keys,
            self.action,
            self.name,
            show=self.shown,
            priority=self.priority,
            tooltip=self.reason,
            id=self.id,
        )


# A table is read by its rows.
# fmt: off
ENTRIES = (
    Key("entry.new", "n", "start_entry(0)", "new", "Start an entry on the day in view", shown=True),
    Key("entry.yesterday", "y", "start_entry(-1)", "yesterday", "Start an entry for yesterday"),
    Key("entry.edit", "e,enter", "edit_entry", "edit", "Put the cursor into the entry", shown=True),
    Key("entry.together", "t", "toggle_mark('together')", "together",
        "Mark the entry together, or take the mark away", shown=True),
    Key("entry.space", "s", "toggle_mark('space')", "space",
        "Mark the entry space, or take the mark away", shown=True),
    Key("entry.select", "v", "select", "select",
        "Select the entry, or take it out again; what follows is done to all that are selected"),
    Key("entry.select_all", "V", "select_all", "select all",
        "Select all entries of the day, or none"),
    Key("entry.room", "less_than_sign", "toggle_need('room')", "wanted space",
        "I wanted space"),
    Key("entry.content", "equals_sign", "toggle_need('content')", "it was right",
        "It was right as it was"),
    Key("entry.closer", "greater_than_sign", "toggle_need('closer')", "wanted closeness",
        "I wanted closeness"),
    Key("entry.star", "asterisk", "toggle_star", "star", "Set or clear the entry's star"),
    Key("entry.tags", "number_sign", "change_tags", "tags", "Change the entry's tags"),
    Key("entry.tick", "x", "tick_next", "tick", "Tick the next open box of the entry"),
    Key("entry.talk", "exclamation_mark", "toggle_talk", "to talk about",
        "Put the entry on the list of what to talk about; tick it off once it is there"),
    Key("entry.move", "M", "move_entry", "move", "Move the entry to another day or time"),
    Key("entry.delete", "d", "delete_entry", "delete",
        "Move the entry to the trash; undo brings it back"),
    Key("entry.undo", "u", "undo", "undo",
        "Take back the last change, also after a restart"),
    Key("entry.redo", "U", "redo", "redo", "Do again what was undone"),
    Key("question.another", "p", "next_question", "another question",
        "Another question, under an empty entry"),
    Key("question.switch", "P", "toggle_questions", "questions on or off",
        "No more questions, also next time, or questions again"),
    Key("question.why", "w", "show_reason", "why this question",
        "Why the question of the day is asked: the studies behind it"),
)

TIME = (
    Key("time.earlier", "left_square_bracket,h,left", "step_days(-1)", "earlier",
        "The day before"),
    Key("time.later", "right_square_bracket,l,right", "step_days(1)", "later", "The day after"),
    Key("time.written_before", "left_curly_bracket", "written_day(-1)", "written before",
        "The written day before"),
    Key("time.written_after", "right_curly_bracket", "written_day(1)", "written after",
        "The written day after"),
    Key("time.back", "left_parenthesis,ctrl+left", "place(-1)", "back",
        "Back to where you were before the last jump"),
    Key("time.forward", "right_parenthesis,ctrl+right", "place(1)", "forward",
        "Forward again, to where you went back from"),
    Key("time.today", "full_stop", "show_today", "today", "Back to today"),
    Key("time.go_to", "colon", "ask_day", "go to", "Go to a date, in figures or words", shown=True),
)

VIEWS = (
    Key("view.search", "slash", "open_search", "search",
        "Find words in all entries", shown=True),
    Key("view.read_through", "R", "open_reading", "read through",
        "Read on through time from here, entry after entry"),
    Key("view.month", "m", "open_month", "month", "The month as one page", shown=True),
    Key("view.chart", "c", "open_chart", "chart", "The ebb and flow, full screen", shown=True),
    Key("view.on_this_day", "o", "open_on_this_day", "on this day",
        "What was written on this day in earlier years"),
    Key("view.tags", "f7", "open_tags", "all tags",
        "Every tag: its entries, what may be said of it, another name"),
    Key("view.aims", "A", "open_aims", "aims",
        "Shared aims: begin one, write about it, say what became of it"),
    Key("view.export", "X", "open_export", "export",
        "Write entries into a file for other programs"),
    Key("view.import", "I", "open_import", "import", "Take entries in from a file or folder"),
    Key("view.trash", "T", "open_trash", "trash", "See what was deleted, and bring it back"),
    Key("view.unsaved", "W", "open_unsaved", "words aside",
        "See words that could not be saved, and take them back"),
    Key("view.history", "H", "open_history", "history",
        "What the entry was, and bringing that back"),
    Key("view.backups", "B", "open_backups", "backups",
        "See the backups, and go back to one"),
    Key("view.tour", "i", "open_tour", "tour", "What there is here, in four steps"),
    Key("view.read_on", "space", "read(1)", "read on", "The next page of a long entry"),
    Key("view.read_back", "b", "read(-1)", "read back", "The page before"),
    Key("view.alone", "z", "toggle_focus", "alone",
        "The entry alone, in one column, and back"),
    Key("view.next_pane", "tab", "pane(1)", "next pane", "The next pane"),
    Key("view.previous_pane", "shift+tab", "pane(-1)", "previous pane", "The pane before"),
)

LISTS = (
    Key("list.down", "j,down", "cursor_down", "down", "The next line"),
    Key("list.up", "k,up", "cursor_up", "up", "The line before"),
    Key("list.first", "g,home", "first", "first", "The first line"),
    Key("list.last", "G,end", "last", "last", "The last line"),
    Key("list.page_down", "pagedown", "page_down", "page down", "A page of lines on"),
    Key("list.page_up", "pageup", "page_up", "page up", "A page of lines back"),
)

CALENDAR = (
    Key("calendar.week_on", "j,down", "week(1)", "a week on", "The same weekday, a week later"),
    Key("calendar.week_back", "k,up", "week(-1)", "a week back",
        "The same weekday, a week earlier"),
    Key("calendar.month_on", "pagedown", "month(1)", "a month on", "The next month"),
    Key("calendar.month_back", "pageup", "month(-1)", "a month back", "The month before"),
    Key("calendar.open", "enter", "open_day", "open", "Go to the entries of the day", shown=True),
)

CHART = (
    Key("chart.earlier", "left,h", "move(-1)", "earlier", "The day or column before"),
    Key("chart.later", "right,l", "move(1)", "later", "The day or column after"),
    Key("chart.back", "shift+left,left_curly_bracket", "pan(-1)", "pan back", "Half a screen back"),
    Key("chart.on", "shift+right,right_curly_bracket", "pan(1)", "pan on", "Half a screen on"),
    Key("chart.first", "home", "first", "first", "The first day written"),
    Key("chart.last", "end", "last", "last", "Today"),
    Key("chart.zoom_in", "plus", "zoom(-1)", "fewer days", "Show fewer days", shown=True),
    Key("chart.zoom_out", "minus", "zoom(1)", "more days", "Show more days", shown=True),
    Key("chart.open", "enter", "open", "open", "Go to the day under the cursor", shown=True),
    Key("chart.how_to_read", "question_mark", "app.help('balance')", "how to read this",
        "How to read this, and behind it every key", shown=True),
)

CHART_SCREEN = (
    Key("chart.turn_before", "left_square_bracket", "turn(-1)", "turn before", "The turn before"),
    Key("chart.turn_after", "right_square_bracket", "turn(1)", "turn after", "The turn after"),
    Key("chart.shapes", "v", "shapes", "shapes",
        "A year in shapes, and back to the curve", shown=True),
    Key("chart.turns", "tab,shift+tab", "turns", "turns",
        "The list of turns, and back", shown=True),
    Key("chart.screen_how_to_read", "question_mark", "app.help('balance')", "how to read this",
        "How to read this, and behind it every key"),
    Key("chart.close", "escape,q,c", "dismiss(None)", "back", "Back to the journal", shown=True),
)

YEAR = (
    Key("year.week_back", "left,h", "move(-7)", "a week back", "The same weekday, a week earlier"),
    Key("year.week_on", "right,l", "move(7)", "a week on", "The same weekday, a week later"),
    Key("year.earlier", "up,k", "move(-1)", "earlier", "The day before"),
    Key("year.later", "down,j", "move(1)", "later", "The day after"),
    Key("year.back", "left_square_bracket,left_curly_bracket,pageup", "year(-1)", "year before",
        "The year before", shown=True),
    Key("year.on", "right_square_bracket,right_curly_bracket,pagedown", "year(1)", "year after",
        "The year after", shown=True),
    Key("year.first", "home", "first", "first", "The first day written"),
    Key("year.last", "end", "last", "last", "Today"),
    Key("year.open", "enter", "open", "open", "Go to the day under the cursor", shown=True),
)

MONTH = (
    Key("month.open", "enter", "open_day", "open", "Go to the entries of the day", shown=True),
    Key("month.note", "e,tab,shift+tab", "write_note", "note",
        "Write your own note for the month", shown=True),
    Key("month.before", "left_square_bracket", "leaf(-1)", "before",
        "The month before", shown=True),
    Key("month.after", "right_square_bracket", "leaf(1)", "after", "The month after", shown=True),
    Key("month.day_before", "left,h", "step_days(-1)", "earlier", "The day before"),
    Key("month.day_after", "right,l", "step_days(1)", "later", "The day after"),
    Key("month.this", "full_stop", "show_today", "this month", "Back to today"),
    Key("month.go_to", "colon", "ask_month", "go to",
        "Go to a month, in figures or words", shown=True),
    Key("month.talk", "exclamation_mark", "talk", "to talk about",
        "Go to what is to be talked about"),
    Key("month.undo", "u", "undo", "undo",
        "Take back the last change, be it of a note or an entry"),
    Key("month.redo", "U", "redo", "redo", "Do again what was undone"),
    Key("month.history", "H", "open_history", "history",
        "What the note of the month was, and bringing that back"),
    Key("month.export", "x", "export", "export", "Write the page into a file", shown=True),
    Key("month.read_on", "space", "read(1)", "read on", "The next lines of the page"),
    Key("month.read_back", "b", "read(-1)", "read back", "The lines before"),
    Key("month.close", "escape,q,m", "close", "back", "Back to the journal", shown=True),
)

TALK = (
    Key("talk.tick", "exclamation_mark", "tick", "tick",
        "Say that it was talked about, or take that back", shown=True),
    Key("talk.open", "enter", "select", "open", "Go to the day of the entry", shown=True),
    Key("talk.done", "escape", "done", "back", "Back to the days of the month", shown=True),
)

MONTH_NOTE = (
    Key("month_note.done", "escape,ctrl+s", "done", "done",
        "Keep the note, and leave it", shown=True),
)

LEAVING = (
    Key("app.leave", "q", "app.quit", "quit", "Save and leave, from the main screen"),
)

SEARCH = (
    Key("search.together", "f2", "filter('together')", "together",
        "Only entries marked together", shown=True),
    Key("search.space", "f3", "filter('space')", "space", "Only entries marked space", shown=True),
    Key("search.unmarked", "f6", "filter('unmarked')", "unmarked",
        "Only entries without a mark", shown=True),
    Key("search.starred", "f7", "filter('starred')", "star",
        "Only entries with a star", shown=True),
    Key("search.export", "f8", "export", "export", "Write what was found into a file", shown=True),
    Key("search.back", "escape", "dismiss(None)", "back", "Back to the journal", shown=True),
)

FOUND = (
    Key("found.select", "v", "select", "select",
        "Select the entry, or take it out again; what follows is done to all that are selected",
        shown=True),
    Key("found.select_all", "V", "select_all", "select all",
        "Select all that are shown, or none", shown=True),
    Key("found.together", "t", "toggle_mark('together')", "together",
        "Mark the entry together, or take the mark away", shown=True),
    Key("found.space", "s", "toggle_mark('space')", "space",
        "Mark the entry space, or take the mark away", shown=True),
    Key("found.room", "less_than_sign", "toggle_need('room')", "wanted space",
        "I wanted space"),
    Key("found.content", "equals_sign", "toggle_need('content')", "it was right",
        "It was right as it was"),
    Key("found.closer", "greater_than_sign", "toggle_need('closer')", "wanted closeness",
        "I wanted closeness"),
    Key("found.star", "asterisk", "toggle_star", "star", "Set or clear the star"),
    Key("found.tags", "number_sign", "add_tags", "tags", "Add tags", shown=True),
    Key("found.talk", "exclamation_mark", "toggle_talk", "to talk about",
        "Put the chosen entry on the list of what to talk about; tick it off once it is there"),
    Key("found.delete", "d", "delete", "delete",
        "Move the entry to the trash; undo brings it back", shown=True),
    Key("found.undo", "u", "undo", "undo", "Take back the last change", shown=True),
    Key("found.redo", "U", "redo", "redo", "Do again what was undone"),
    Key("found.read_on", "space", "read(1)", "read on", "The next page of a long entry"),
    Key("found.read_back", "b", "read(-1)", "read back", "The page before"),
    Key("found.words", "slash", "words", "words", "Back to the words", shown=True),
)

EXPORT = (
    Key("export.start", "ctrl+s,f2,x", "start", "export", "Write what is chosen", shown=True),
    Key("export.back", "escape,q", "back", "stop, back",
        "Stop the writing, or go back", shown=True),
)

IMPORT = (
    Key("import.start", "ctrl+s,f2", "start", "take in",
        "Look at what is named, and then take it in", shown=True),
    Key("import.skip", "f3", "skip", "leave out",
        "Leave out what cannot be read, and take the rest", shown=True),
    Key("import.back", "escape", "back", "stop, back", "Stop what goes on, or go back", shown=True),
)

TRASH = (
    Key("trash.restore", "enter", "select", "bring back", "Bring the entry back", shown=True),
    Key("trash.erase", "E", "erase", "erase all", "Erase all of the trash for good", shown=True),
    Key("trash.read_on", "space", "read(1)", "read on", "The next page of a long entry"),
    Key("trash.read_back", "b", "read(-1)", "read back", "The page before"),
    Key("trash.back", "escape,q,T", "dismiss(None)", "back", "Back to the journal", shown=True),
)

TAGS = (
    Key("tags.open", "enter", "select", "entries", "Show the entries of the tag", shown=True),
    Key("tags.rename", "r", "rename", "rename",
        "Another name for the tag, in words too; one that there is makes the two one", shown=True),
    Key("tags.undo", "u", "undo", "undo", "Take back the last change", shown=True),
    Key("tags.back", "escape,q,f7", "dismiss(None)", "back", "Back to the journal", shown=True),
)

AIMS = (
    Key("aims.note", "enter", "select", "note", "Write in the note of the aim", shown=True),
    Key("aims.begin", "n", "begin", "new", "Begin an aim", shown=True),
    Key("aims.title", "e", "rename", "line", "Change the line that says what it is", shown=True),
    Key("aims.reached", "r", "end('reached')", "reached",
        "Say that it was reached today, or take that back", shown=True),
    Key("aims.let_go", "l", "end('let go')", "let go",
        "Say that it was let go today, or take that back", shown=True),
    Key("aims.delete", "d", "delete", "delete",
        "Move the aim to the trash; undo brings it back", shown=True),
    Key("aims.undo", "u", "undo", "undo", "Take back the last change", shown=True),
    Key("aims.redo", "U", "redo", "redo", "Do again what was undone"),
    Key("aims.history", "H", "open_history", "history",
        "What the aim was, and bringing that back"),
    Key("aims.back", "escape,q,A", "back", "back", "Back to the journal", shown=True),
)

SETTINGS = (
    Key("settings.change", "enter", "select", "change", "Give the setting another value",
        shown=True),
    Key("settings.back", "escape,q,comma", "dismiss(None)", "back", "Back to where one was",
        shown=True),
)

BACKUPS = (
    Key("backups.go_back", "enter", "select", "go back to it",
        "Go back to the backup, after the present journal was saved", shown=True),
    Key("backups.back", "escape,q,B", "back", "stop, back",
        "Stop going back, or back to the journal", shown=True),
)

UNSAVED = (
    Key("unsaved.restore", "enter", "select", "take back", "Take the words back", shown=True),
    Key("unsaved.refuse", "d", "refuse", "refuse", "Move the words to the trash", shown=True),
    Key("unsaved.read_on", "space", "read(1)", "read on", "The next page of long words"),
    Key("unsaved.read_back", "b", "read(-1)", "read back", "The page before"),
    Key("unsaved.back", "escape,q,W", "dismiss(None)", "later", "Leave them for later", shown=True),
)

READING = (
    Key("reading.on", "space,pagedown", "read(1)", "read on", "The next page", shown=True),
    Key("reading.back", "b,pageup", "read(-1)", "read back", "The page before", shown=True),
    Key("reading.line_on", "j,down", "line(1)", "down", "The next line"),
    Key("reading.line_back", "k,up", "line(-1)", "up", "The line before"),
    Key("reading.entry_on", "right_curly_bracket,l,right", "entry(1)", "next entry",
        "The entry after", shown=True),
    Key("reading.entry_back", "left_curly_bracket,h,left", "entry(-1)", "entry before",
        "The entry before"),
    Key("reading.open", "enter", "open", "open",
        "Go to the day of the entry at the top", shown=True),
    Key("reading.close", "escape,q,R", "dismiss(None)", "back",
        "Back to the journal", shown=True),
)

HISTORY = (
    Key("history.restore", "enter", "select", "bring back",
        "Make the chosen version the present one again; undo takes that back", shown=True),
    Key("history.forget", "E", "forget", "erase",
        "Erase the chosen version for good", shown=True),
    Key("history.forget_all", "A", "forget_all", "erase all",
        "Erase every former version for good", shown=True),
    Key("history.read_on", "space", "read(1)", "read on", "The next page of a long version"),
    Key("history.read_back", "b", "read(-1)", "read back", "The page before"),
    Key("history.back", "escape,q,H", "dismiss(None)", "back", "Back to where one was",
        shown=True),
)

WHY_ASKED = (
    Key("why_asked.back", "escape,q,w,f10", "dismiss(None)", "back", "Back to the entry",
        shown=True),
)

TOUR = (
    Key("tour.on", "enter,space,right,l", "step(1)", "on", "The next step", shown=True),
    Key("tour.back", "left,h,b", "step(-1)", "back", "The step before", shown=True),
    Key("tour.close", "escape,q,i", "dismiss(None)", "end", "Leave the tour", shown=True),
)

ERASING = (
    Key("erasing.back", "escape,q", "back", "stop, back",
        "Stop, and leave the rest to the next opening, or go back", shown=True),
)

ON_THIS_DAY = (
    Key("on_this_day.open", "enter", "select", "open", "Open the entry in its day", shown=True),
    Key("on_this_day.let_rest", "r", "let_rest", "let rest",
        "Keep the entry from coming up here again: it gets the tag let-rest", shown=True),
    Key("on_this_day.read_on", "space", "read(1)", "read on", "The next page of a long entry"),
    Key("on_this_day.read_back", "b", "read(-1)", "read back", "The page before"),
    Key("on_this_day.back", "escape,q,o", "dismiss(None)", "back",
        "Back to the journal", shown=True),
)

EDITOR = (
    Key("editor.done", "escape,ctrl+s", "close_editor", "done",
        "Keep the words, leave the editor", shown=True),
    Key("editor.together", "f2", "toggle_mark('together')", "together",
        "Mark together while typing", shown=True),
    Key("editor.space", "f3", "toggle_mark('space')", "space",
        "Mark space while typing", shown=True),
    Key("editor.outside", "f4", "edit_outside", "own editor", "Write in $EDITOR"),
    Key("editor.need", "f5", "cycle_need", "need",
        "What was wanted: closeness, it was right, space, or unsaid"),
    Key("editor.alone", "f6", "toggle_focus", "alone",
        "The entry alone, in one column, and back", priority=True),
    Key("editor.talk", "f12,ctrl+t", "toggle_talk", "to talk about",
        "Put the entry on the list of what to talk about, or tick it off"),
    Key("editor.question", "f8", "next_question", "another question",
        "Another question, before typing"),
    Key("editor.why", "f10", "show_reason", "why this question",
        "Why the question is asked, before typing"),
)

ANYWHERE = (
    Key("app.help", "f1,question_mark", "help", "help", "Every key on one page", shown=True),
    Key("app.settings", "comma", "settings", "settings",
        "Theme, week, questions and more, each with what it is for"),
    Key("app.jump", "ctrl+o", "jump", "jump", "A letter on every pane; it takes the keys there",
        priority=True),
    Key("app.hide", "ctrl+l,f9", "hide", "hide",
        "Blank the screen at once, then save", priority=True),
    Key("app.quit", "ctrl+q", "quit", "quit", "Save and leave, from anywhere", priority=True),
)
# fmt: on

# Keys that Textual's own widgets answer, named here so that the help page is whole.
STOCK = (
    ("Enter", "in the search: open the entry that was found"),
    ("ctrl+z ctrl+y", "undo and redo while typing"),
    ("Enter Tab shift+Tab", "while typing: go on with a list, indent its line, and back"),
    ("Tab →", "behind #: take the rest of the tag that is offered"),
    ("ctrl+p", "the command palette: what can be done here, by name"),
)

PLACES: Mapping[str, tuple[Key, ...]] = {
    "Entries": ENTRIES,
    "Time": TIME,
    "Views": VIEWS,
    "In a list": LISTS,
    "In the calendar": CALENDAR,
    "In the chart": CHART,
    "On the chart's screen": CHART_SCREEN,
    "In a year in shapes": YEAR,
    "In a month": MONTH,
    "In what to talk about": TALK,
    "In a note of a month or aim": MONTH_NOTE,
    "While typing": EDITOR,
    "In the search": SEARCH,
    "Among what was found": FOUND,
    "In an export": EXPORT,
    "In an import": IMPORT,
    "Reading through time": READING,
    "On this day": ON_THIS_DAY,
    "Among the tags": TAGS,
    "Among the aims": AIMS,
    "In the settings": SETTINGS,
    "In the trash": TRASH,
    "Among words aside": UNSAVED,
    "In a history": HISTORY,
    "In the tour": TOUR,
    "While erasing": ERASING,
    "Why it is asked": WHY_ASKED,
    "In the backups": BACKUPS,
    "Anywhere": ANYWHERE,
    "Leaving": LEAVING,
}


def presses(key: Key, keymap: Mapping[str, str]) -> list[str]:
    """Return what can be pressed for an act, after remapping, in Textual's names."""
    return [each.strip() for each in keymap.get(key.id, key.keys).split(",")]


def every_press(
    key: Key,
    keymap: Mapping[str, str],
    *,
    ascii: bool = False,
) -> list[str]:
    """Return what can be pressed for an act, as a person would name it; `ascii` has no arrows."""
    return [_name_of(press, ascii) for press in presses(key, keymap)]


def _name_of(press: str, ascii: bool) -> str:
    name = format_key(press)
    if name[:1] == "f" and name[1:].isdigit():
        return name.upper()
    # Textual has a sign for Enter that few fonts have, and ASCII has not.
    return press if press == "enter" or (ascii and not name.isascii()) else name


def press_of(ident: str, keymap: Mapping[str, str]) -> str:
    """Return what can be pressed first for the act of this id, as a person would name it."""
    return every_press(_key_of(ident), keymap)[0]


def presses_of(ident: str, keymap: Mapping[str, str]) -> frozenset[str]:
    """Return what can be pressed for the act of this id, in Textual's names."""
    return frozenset(presses(_key_of(ident), keymap))


def _key_of(ident: str) -> Key:
    return next(key for key in every_key() if key.id == ident)


def line(
    groups: tuple[tuple[Key, ...], ...], keymap: Mapping[str, str]
) -> tuple[tuple[str, str, str], ...]:
    """Return what the key line shows of these groups: what to press, its sign, and its name."""
    return tuple(
        (presses(key, keymap)[0], every_press(key, keymap)[0], key.name)
        for group in groups
        for key in group
        if key.shown
    )


def bindings(*groups: tuple[Key, ...]) -> list[Binding]:
    """Return the bindings of these groups of keys."""
    return [key.binding() for group in groups for key in group]


def every_key() -> Iterator[Key]:
    """Yield each key of the table once."""
    for group in PLACES.values():
        yield from group
