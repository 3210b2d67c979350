"""The schema of a journal's file, and the migrations that make it.

Imported only where a file is made or has to grow: an up-to-date journal never needs it.
"""

import sqlite3

from sqlite_utils import Database, Migrations

from tightrope.storage import identity, letters, lock_code

_migrations = Migrations("tightrope")

# What an entry and a former version of it have in common; the long columns stand last, so that
# reading the short ones does not pass through the text.
_COLUMNS = """
    day TEXT NOT NULL,
    time TEXT,
    zone TEXT,
    together INTEGER NOT NULL CHECK (together IN (0, 1)),
    space INTEGER NOT NULL CHECK (space IN (0, 1)),
    need TEXT CHECK (need IN ('closer', 'content', 'room')),
    starred INTEGER NOT NULL CHECK (starred IN (0, 1)),
    words INTEGER NOT NULL,
    created TEXT NOT NULL,
    modified TEXT NOT NULL,
    tags TEXT NOT NULL CHECK (json_valid(tags)),
    text TEXT NOT NULL,
    spaced TEXT
"""

# What makes an Entry of the first version, in the order of row_mapping.Row.
_SHOWN = """
    id, day, time, zone, together, space, need, starred, created, modified, revision, tags, text
"""

_ENTRIES = (
    """
    CREATE TABLE entries (
        place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, {columns}
    )
    """,
    # All filters but words and tags are answered from here, without reading a text.
    "CREATE INDEX entries_said ON entries (place, together, space, need, starred)",
    "CREATE VIEW kept AS SELECT {shown}, place FROM entries",
)

_HISTORY = (
    # What an entry was, put here before it is overwritten or removed.
    """
    CREATE TABLE versions (
        id TEXT NOT NULL, revision INTEGER NOT NULL, place INTEGER NOT NULL, {columns},
        PRIMARY KEY (id, revision)
    )
    """,
    "CREATE VIEW past AS SELECT {shown}, place FROM versions",
    """
    CREATE TABLE trash (
        id TEXT PRIMARY KEY, revision INTEGER NOT NULL,
        place INTEGER NOT NULL, removed TEXT NOT NULL,
        FOREIGN KEY (id, revision) REFERENCES versions (id, revision)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE acts (
        act INTEGER PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('wrote', 'revised', 'removed', 'restored')),
        standing TEXT NOT NULL CHECK (standing IN ('done', 'undone', 'out of reach')),
        sitting TEXT
    )
    """,
    "CREATE INDEX acts_within_reach ON acts (standing) WHERE standing <> 'out of reach'",
    # Revisions before and after an act; NULL where the entry did not stand in the journal.
    """
    CREATE TABLE changes (
        act INTEGER NOT NULL REFERENCES acts ON UPDATE CASCADE ON DELETE CASCADE,
        entry TEXT NOT NULL, before INTEGER, after INTEGER,
        PRIMARY KEY (act, entry)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX changes_of_entry ON changes (entry, act)",
)

_TAGS = (
    "CREATE TABLE entry_tags (tag TEXT, place INTEGER, PRIMARY KEY (tag, place)) WITHOUT ROWID",
    """
    CREATE TRIGGER tags_kept AFTER INSERT ON entries BEGIN
        INSERT INTO entry_tags SELECT value, new.place FROM json_each(new.tags);
    END
    """,
    """
    CREATE TRIGGER tags_removed AFTER DELETE ON entries BEGIN
        DELETE FROM entry_tags
        WHERE place = old.place AND tag IN (SELECT value FROM json_each(old.tags));
    END
    """,
    """
    CREATE TRIGGER tags_changed AFTER UPDATE OF place, tags ON entries
    WHEN (old.place, old.tags) IS NOT (new.place, new.tags) BEGIN
        DELETE FROM entry_tags
        WHERE place = old.place AND tag IN (SELECT value FROM json_each(old.tags));
        INSERT INTO entry_tags SELECT value, new.place FROM json_each(new.tags);
    END
    """,
)

_DAYS = (
    """
    CREATE TABLE days (
        day TEXT PRIMARY KEY,
        entries INTEGER NOT NULL, words INTEGER NOT NULL,
        together INTEGER NOT NULL, space INTEGER NOT NULL, need TEXT
    ) WITHOUT ROWID
    """,
)

# What happens to a day when a row joins or leaves it. Its need is that of its latest entry that
# has one (docs/figures.md); what `>> 37` leaves of a place is its day (row_mapping.py).
_JOIN_DAY = """
    INSERT INTO days VALUES (row.day, 1, row.words, row.together, row.space, row.need)
    ON CONFLICT (day) DO UPDATE SET
        entries = entries + 1, words = words + row.words,
        together = together + row.together, space = space + row.space;
"""
_LEAVE_DAY = """
    UPDATE days SET
        entries = entries - 1, words = words - row.words,
        together = together - row.together, space = space - row.space
    WHERE day = row.day;
"""
_NEED_OF_DAY = """
    UPDATE days SET need = (
        SELECT need FROM entries
        WHERE need IS NOT NULL
        AND place BETWEEN (row.place >> 37) << 37 AND ((row.place >> 37) + 1 << 37) - 1
        ORDER BY place DESC LIMIT 1
    ) WHERE day = row.day AND row.need IS NOT NULL;
"""
_FORGET_DAY = "    DELETE FROM days WHERE day = row.day AND entries = 0;\n"
_JOINS = (_JOIN_DAY + _NEED_OF_DAY).replace("row.", "new.")
_LEAVES = (_LEAVE_DAY + _NEED_OF_DAY + _FORGET_DAY).replace("row.", "old.")
_DAY_TRIGGERS = (
    f"CREATE TRIGGER day_kept AFTER INSERT ON entries BEGIN {_JOINS} END",
    f"CREATE TRIGGER day_removed AFTER DELETE ON entries BEGIN {_LEAVES} END",
    f"""
    CREATE TRIGGER day_changed AFTER UPDATE OF place, words, together, space, need ON entries
    WHEN (old.place, old.words, old.together, old.space, old.need)
    IS NOT (new.place, new.words, new.together, new.space, new.need)
    BEGIN {_LEAVES} {_JOINS} END
    """,
)

_INDEX_TRIGGERS = (
    """
    CREATE TRIGGER index_kept AFTER INSERT ON entries BEGIN
        INSERT INTO entries_fts (rowid, text, tags, spaced)
        VALUES (new.place, new.text, new.tags, new.spaced);
    END
    """,
    """
    CREATE TRIGGER index_removed AFTER DELETE ON entries BEGIN
        INSERT INTO entries_fts (entries_fts, rowid, text, tags, spaced)
        VALUES ('delete', old.place, old.text, old.tags, old.spaced);
    END
    """,
    """
    CREATE TRIGGER index_changed AFTER UPDATE OF place, text, tags, spaced ON entries
    WHEN (old.place, old.text, old.tags) IS NOT (new.place, new.text, new.tags) BEGIN
        INSERT INTO entries_fts (entries_fts, rowid, text, tags, spaced)
        VALUES ('delete', old.place, old.text, old.tags, old.spaced);
        INSERT INTO entries_fts (rowid, text, tags, spaced)
        VALUES (new.place, new.text, new.tags, new.spaced);
    END
    """,
)

_NOTES = (
    # `sitting` is the one at the editor that saved the note as it stands.
    """
    CREATE TABLE month_notes (
        month TEXT PRIMARY KEY, revision INTEGER NOT NULL,
        created TEXT NOT NULL, modified TEXT NOT NULL, sitting TEXT, text TEXT NOT NULL
    )
    """,
    # What a note was, put here before it is overwritten.
    """
    CREATE TABLE month_note_versions (
        month TEXT NOT NULL, revision INTEGER NOT NULL,
        created TEXT NOT NULL, modified TEXT NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (month, revision)
    )
    """,
)

_SYNCED = (
    # What an entry (by its id) or a month's note (by its month) was when it was synced last; its
    # `revision` is NULL where it did not stand in the journal.
    """
    CREATE TABLE synced (
        name TEXT PRIMARY KEY, revision INTEGER, saved TEXT NOT NULL,
        number INTEGER NOT NULL, mark TEXT NOT NULL, replaces TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE TABLE synced_folders (folder INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE)",
    # Files that held one version and nothing else when they looked like this.
    """
    CREATE TABLE synced_files (
        folder INTEGER NOT NULL REFERENCES synced_folders, name TEXT NOT NULL,
        about TEXT NOT NULL, stands TEXT NOT NULL,
        PRIMARY KEY (folder, name)
    ) WITHOUT ROWID
    """,
)

# A step of undo may be about any kind of record, and an entry and what is kept beside it may change
# in one; so the kinds are checked by the undo log alone, and a change says what it is of.
_UNDO = (
    "ALTER TABLE changes RENAME TO former_changes",
    "ALTER TABLE acts RENAME TO former_acts",
    """
    CREATE TABLE acts (
        act INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        standing TEXT NOT NULL CHECK (standing IN ('done', 'undone', 'out of reach')),
        sitting TEXT
    )
    """,
    "INSERT INTO acts SELECT act, kind, standing, sitting FROM former_acts",
    """
    CREATE TABLE changes (
        act INTEGER NOT NULL REFERENCES acts ON UPDATE CASCADE ON DELETE CASCADE,
        subject TEXT NOT NULL, entry TEXT NOT NULL, before INTEGER, after INTEGER,
        PRIMARY KEY (act, subject, entry)
    ) WITHOUT ROWID
    """,
    "INSERT INTO changes SELECT act, 'entry', entry, before, after FROM former_changes",
    "DROP TABLE former_changes",
    "DROP TABLE former_acts",
    "CREATE INDEX acts_within_reach ON acts (standing) WHERE standing <> 'out of reach'",
    "CREATE INDEX changes_of_entry ON changes (entry, act)",
)

_ERASED = (
    # What was erased for good (`erased.py`): revisions of an entry, by its id, or of a month's
    # note, by its month. `step` is how far that has come in the journal's own files.
    """
    CREATE TABLE erased (
        number INTEGER PRIMARY KEY, name TEXT NOT NULL,
        first INTEGER NOT NULL, last INTEGER, instead INTEGER,
        moment TEXT NOT NULL, step INTEGER NOT NULL CHECK (step IN (0, 1, 2))
    )
    """,
    "CREATE INDEX erased_names ON erased (name)",
    "CREATE INDEX erased_unfinished ON erased (step) WHERE step < 2",
)

_TWO_PEOPLE = (
    # A removed row stays, with the moment of that: an aim lies in the trash then, and an entry is
    # on the list of what is to be talked about no more.
    """
    CREATE TABLE aims (
        id TEXT PRIMARY KEY, revision INTEGER NOT NULL,
        begun TEXT NOT NULL, ended TEXT, outcome TEXT CHECK (outcome IN ('reached', 'let go')),
        created TEXT NOT NULL, modified TEXT NOT NULL, removed TEXT,
        title TEXT NOT NULL, note TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE talk (
        entry TEXT PRIMARY KEY, revision INTEGER NOT NULL,
        opened TEXT NOT NULL, ticked TEXT, modified TEXT NOT NULL, removed TEXT, line TEXT NOT NULL
    )
    """,
    # What they were, put here before they are overwritten.
    """
    CREATE TABLE aim_versions (
        id TEXT NOT NULL, revision INTEGER NOT NULL, begun TEXT NOT NULL, ended TEXT, outcome TEXT,
        created TEXT NOT NULL, modified TEXT NOT NULL, title TEXT NOT NULL, note TEXT NOT NULL,
        PRIMARY KEY (id, revision)
    )
    """,
    """
    CREATE TABLE talk_versions (
        entry TEXT NOT NULL, revision INTEGER NOT NULL, opened TEXT NOT NULL, ticked TEXT,
        modified TEXT NOT NULL, line TEXT NOT NULL,
        PRIMARY KEY (entry, revision)
    )
    """,
)


@_migrations()
def one_file(db: Database) -> None:
    """Lay out the entries, their history, and what is kept in step with them."""
    for statement in (*_ENTRIES, *_HISTORY, *_TAGS, *_DAYS, *_DAY_TRIGGERS):
        db.execute(statement.replace("{columns}", _COLUMNS).replace("{shown}", _SHOWN))
    db.table("entries").enable_fts(
        ["text", "tags", "spaced"],
        tokenize="unicode61 remove_diacritics 2",
    )
    for statement in _INDEX_TRIGGERS:
        db.execute(statement)


@_migrations()
def notes_of_months(db: Database) -> None:
    """Make room for the notes of months, and for what they were."""
    for statement in _NOTES:
        db.execute(statement)


@_migrations()
def synced_folders(db: Database) -> None:
    """Make room for what was synced, and with which folders."""
    for statement in _SYNCED:
        db.execute(statement)


@_migrations()
def identity_of_the_file(db: Database) -> None:
    """Tell this journal from every other, and each of its states from the others."""
    identity.lay_out(db.conn)


@_migrations()
def undo_of_all_kinds(db: Database) -> None:
    """Let a step of undo be about more than entries."""
    for statement in _UNDO:
        db.execute(statement)


@_migrations()
def late_entries(db: Database) -> None:
    """Let an entry say that it was begun after midnight and belongs to the day before."""
    for table, view in (("entries", "kept"), ("versions", "past")):
        db.execute(f"DROP VIEW {view}")
        db.execute(
            f"ALTER TABLE {table} ADD COLUMN late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1))"
        )
        db.execute(f"CREATE VIEW {view} AS SELECT {_SHOWN}, late, place FROM {table}")


@_migrations()
def record_of_erasures(db: Database) -> None:
    """Make room for the record of what was erased for good."""
    for statement in _ERASED:
        db.execute(statement)


@_migrations()
def lock_of_the_screen(db: Database) -> None:
    """Make room for the code of the screen's lock."""
    db.execute(lock_code.TABLE)


@_migrations()
def aims_and_talk(db: Database) -> None:
    """Make room for shared aims, and for what is to be talked about."""
    for statement in _TWO_PEOPLE:
        db.execute(statement)


@_migrations()
def letters_between_two(db: Database) -> None:
    """Make room for letters: keys, what was kept, and an exchange."""
    for statement in letters.TABLES:
        db.execute(statement)


def lay_out(connection: sqlite3.Connection) -> None:
    """Take every step that this file has not taken yet, inside the transaction that is open."""
    # Plugins of other programs have no business in a journal.
    db = Database(connection, recursive_triggers=False, execute_plugins=False)
    _migrations.apply(db)
