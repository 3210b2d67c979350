"""docs/command-line.md says what the command line is: its tables against click's and real answers.

Where a block of the page differs, the assertion shows it as it should stand.
"""

import re
import shlex
from datetime import date
from pathlib import Path

import click
import pytest

from docs.conftest import EVERYTHING, LITTLE, Run
from docs.pages import ROOT, codes, headings, page, section, table
from tightrope.cli.app import program
from tightrope.cli.command import Examples
from tightrope.domain.date_parser import read_period
from tightrope.paths import locate_database

PAGE = page("docs/command-line.md")
SATURDAY = date(2026, 11, 21)
NAMES = program.list_commands(click.Context(program))
# The options by which many commands choose entries; they stand in the page once.
DATES = ("--from", "--to", "--on", "--month")
FILTERS = (*DATES, "--together", "--space", "--both", "--unmarked", "--need", "--tag", "--starred")


def command_named(name: str) -> click.Command:
    command = program.get_command(click.Context(program), name)
    assert command is not None
    return command


def examples_of(command: click.Command) -> tuple[str, ...]:
    assert isinstance(command, Examples)
    return command.examples


def options_of(command: click.Command) -> dict[str, tuple[str, str]]:
    """Return each option as the help shows it, with what it does, by its first long name."""
    ctx = click.Context(command, info_name="tightrope")
    shown = {}
    for parameter in command.params:
        record = parameter.get_help_record(ctx)
        if isinstance(parameter, click.Option) and record is not None:
            name = next(opt for opt in parameter.opts if opt.startswith("--"))
            shown[name] = record
    return shown


def options_table(options: dict[str, tuple[str, str]]) -> list[str]:
    rows = [
        f"| `{shown.replace('|', chr(92) + '|')}` | {does.replace('  [', ' [')} |"
        for shown, does in options.values()
    ]
    return ["| option | does |", "| --- | --- |", *rows]


def block_of(name: str) -> str:
    """Return what the page must hold of a command: its usage, options and examples."""
    command, filters = command_named(name), options_of(command_named("search"))
    usage = " ".join(command.collect_usage_pieces(click.Context(command)))
    options = options_of(command)
    shared = [option for option in FILTERS if options.get(option) == filters[option]]
    lines = ["```text", f"tightrope {name} {usage}", "```", ""]
    if own := {option: record for option, record in options.items() if option not in shared}:
        lines += [*options_table(own), ""]
    if shared:
        all_or_some = "all the" if len(shared) == len(FILTERS) else "of the"
        those = "" if len(shared) == len(FILTERS) else " by date"
        lines += [f"And {all_or_some} [filters](#filters){those}.", ""]
    return "\n".join([*lines, "```sh", *examples_of(command), "```", ""])


def test_every_command_has_its_place_on_the_page_in_the_order_of_the_help() -> None:
    assert headings(section(PAGE, "Commands"), 3) == [f"`{name}`" for name in NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_usage_options_and_examples_of_a_command_are_those_of_its_help(name: str) -> None:
    assert block_of(name) in section(PAGE, f"`{name}`"), f"\n{block_of(name)}"


def test_the_filters_are_those_of_the_help() -> None:
    found = options_of(command_named("search"))
    wanted = "\n".join(options_table({option: found[option] for option in FILTERS}))
    assert wanted in section(PAGE, "Filters"), f"\n{wanted}"


# What is done before an example, what is typed when it asks, and what it needs.
ENCRYPTED = ["encrypt", "--passphrase-file"]
BEFORE = {
    "restore": ["delete", "7b6f2c1e"],
    "talk": ["talk", "add", "7b6f2c1e"],
    "aims": ["aims", "begin", "Learn to dance", "--on", "2025-01-01"],
    "trash": ["delete", "7b6f2c1e"],
    "decrypt": [*ENCRYPTED, "~/passphrase"],
    "passphrase": [*ENCRYPTED, "~/old"],
}
# An aim as the examples call it.
AIM = "5b0e8c12"
TYPED = {
    "tightrope trash --empty": "1\n",
    "tightrope erase": "erase\n",
    "tightrope history 2026-11 --forget-all --backups": "",
    "tightrope rollback journal-20261121T201500Z": "rollback\n",
}
NEEDS_A_TERMINAL = {
    f"tightrope {name}"
    for name in ("demo", "demo --two", "encrypt", "decrypt", "passphrase", "lock-code")
}
WITH_FILES = {"add", "decrypt", "encrypt", "export", "import", "passphrase", "sync"}
EXAMPLES = [
    example
    for name in NAMES
    for example in examples_of(command_named(name))
    if example not in NEEDS_A_TERMINAL
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_the_help_works_as_written(
    example: str, run: Run, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    if example in TYPED:
        monkeypatch.setattr("tightrope.cli.terminal.stdin_is_terminal", lambda: True)
    if shlex.split(example)[1] in WITH_FILES:
        lay_out_files(run, tmp_path, home)
    # What a shell makes of it: `~` is the home folder, `<` and `>` are files.
    name, *arguments = (word.replace("~/", f"{home}/") for word in shlex.split(example)[1:])
    if name == "unsaved":
        put_words_aside()
    if name in BEFORE:
        assert run(*BEFORE[name]).code == 0
    if name == "doctor":
        assert run("doctor", "--fix").code == 0
    if name == "rollback":
        there = arguments[0] if "/" in arguments[0] else f"{tmp_path / arguments[0]}.db"
        assert run("backup", there).code == 0
        arguments[0] = there
    stdin = TYPED.get(example, "")
    if "<" in arguments:
        *arguments, _, source = arguments
        stdin = (tmp_path / source).read_text("utf-8")
    elif name == "export" and "--force" not in arguments:
        (tmp_path / "walks.csv").unlink()
    if ">" in arguments:
        *arguments, _, _ = arguments
    answer = run(name, *with_real_id(run, arguments), stdin=stdin)
    assert answer.code == 0, answer.err


def with_real_id(run: Run, arguments: list[str]) -> list[str]:
    """Return arguments in which the aim of the examples is the one that was begun."""
    return [run("aims", "--json").json[0]["id"] if word == AIM else word for word in arguments]


def put_words_aside() -> None:
    """Leave words beside the journal that could not be saved."""
    for name in ("unsaved.md", "unsaved-2.md"):
        (locate_database().parent / name).write_text("Words.\n")


def lay_out_files(run: Run, folder: Path, home: Path) -> None:
    """Put the files and folders there that examples name."""
    (home / "Downloads").mkdir()
    (home / "notes").mkdir()
    for name in ("passphrase", "old", "new"):
        (home / name).write_text(f"{name}\n")
    (folder / "letter.txt").write_text("I have thought about it.\n")
    (folder / "daylio.csv").write_text(
        "full_date,date,weekday,time,mood,activities,note_title,note\n"
        "2026-11-21,21 Nov,Saturday,21:15,good,cuddle | walk,By the river,It rained.\n"
    )
    for form, target in {
        "jsonl": folder / "journal.jsonl",
        "csv": folder / "walks.csv",
        "markdown": folder / "notes",
        "dayone": home / "Downloads" / "old-journal.zip",
    }.items():
        assert run("export", form, str(target)).code == 0


EXITS = table(section(PAGE, "How it ends"))


@pytest.mark.parametrize("row", [row for row in EXITS if codes(row["for example"])])
def test_it_ends_with_the_codes_of_the_page(row: dict[str, str], run: Run) -> None:
    _, *arguments = shlex.split(codes(row["for example"])[0])
    answer = run(*arguments)
    assert str(answer.code) in row["code"]
    if answer.code:
        assert answer.err.startswith("tightrope: ")
        assert "Traceback" not in answer.err


@pytest.mark.parametrize("row", table(section(PAGE, "Dates")), ids=lambda row: row["written"])
def test_dates_mean_what_the_page_says(row: dict[str, str]) -> None:
    days = [date.fromisoformat(day) for day in re.findall(r"\d{4}-\d{2}-\d{2}", row["is"])]
    for written in codes(row["written"]):
        read = read_period(written, SATURDAY)
        assert (read.first, read.last) == (days[0], days[-1]), written


SEARCH = section(PAGE, "Words of a search")


@pytest.mark.parametrize("row", table(SEARCH), ids=lambda row: row["query"])
def test_a_search_finds_what_the_page_says(row: dict[str, str], run: Run) -> None:
    found = {entry["text"] for entry in run("search", "--json", codes(row["query"])[0]).json}
    texts = {"first": EVERYTHING["text"], "second": LITTLE["text"]}
    assert found == {text for word, text in texts.items() if word in row["finds"].split()}


def test_the_page_searches_in_the_journal_that_it_shows() -> None:
    for entry in (EVERYTHING, LITTLE):
        assert all(line in SEARCH for line in str(entry["text"]).splitlines())


def holds(value: object, words: str) -> bool:
    """Return whether a value is of one of the kinds that a cell of the page names."""
    kinds: dict[str, tuple[type, ...]] = {
        "text": (str,),
        "number": (int, float),
        "true or false": (bool,),
        "list": (list,),
        "object": (dict,),
        "null": (type(None),),
    }
    kinds_named, *_ = words.split(":", maxsplit=1)
    named = [kind for kind in kinds if re.search(rf"\b{kind}\b", kinds_named)]
    if isinstance(value, bool):
        return "true or false" in named
    return any(isinstance(value, kinds[kind]) for kind in named)


def check_keys(documents: list[dict[str, object]], rows: list[dict[str, str]]) -> None:
    """Compare every key of real answers, and what it holds, with a table of the page."""
    kinds = {codes(row["key"])[0]: row["holds"] for row in rows}
    for document in documents:
        assert list(document) == list(kinds)
        for key, value in document.items():
            assert holds(value, kinds[key]), f"{key} holds {value!r}, not {kinds[key]}"


ENTRY = table(section(PAGE, "Entry object"))
ROW = table(section(PAGE, "Rows of figures"))
DAY = table(section(PAGE, "Rows of days"))
WEEKDAY = table(section(PAGE, "Rows of weekdays"))


@pytest.mark.parametrize("arguments", ["list --json", "search river --json"])
def test_lists_are_arrays_of_entry_objects(arguments: str, run: Run) -> None:
    check_keys(run(*arguments.split()).json, ENTRY)


def test_one_entry_is_an_entry_object(run: Run) -> None:
    check_keys([run("show", "7b6f", "--json").json], ENTRY)
    check_keys([run("add", "--json", "By the lake").json], ENTRY)


def test_a_history_has_what_the_page_says(run: Run) -> None:
    rows = table(section(PAGE, "`history`").partition("#### JSON")[2])
    assert run("mark", "7b6f", "--no-together").code == 0
    check_keys(run("history", "7b6f", "--json").json, [*ENTRY, *rows[:2]])
    check_keys([run("history", "7b6f", "--show", "1", "--json").json], [*ENTRY, *rows[:2]])
    check_keys([run("history", "7b6f", "--restore", "1", "--json").json], ENTRY)
    check_keys([run("history", "7b6f", "--forget", "1", "--yes", "--json").json], rows[2:])
    [note] = run("history", "2026-11", "--json").json
    assert list(note) == ["month", "text", "created", "modified", "version", "now"]


def test_the_trash_has_what_the_page_says(run: Run) -> None:
    assert run("delete", "7b6f").code == 0
    removed = table(section(PAGE, "`trash`").partition("#### JSON")[2])
    check_keys(run("trash", "--json").json, [*ENTRY, *removed[:1]])
    check_keys([run("trash", "--empty", "--yes", "--json").json], removed[1:])


def test_tags_have_the_keys_of_the_page(run: Run) -> None:
    listed, renamed = section(PAGE, "JSON of `tags`").strip().rpartition("\n\n")[::2]
    check_keys(run("tags", "--json").json, table(listed))
    check_keys([run("tags", "rename", "walks", "walk", "--json").json], table(renamed))


def test_talk_has_the_keys_of_the_page(run: Run) -> None:
    assert run("talk", "add", "7b6f").code == 0
    check_keys(run("talk", "--json").json, table(section(PAGE, "`talk`").partition("#### JSON")[2]))


def test_aims_have_the_keys_of_the_page(run: Run) -> None:
    assert run("aims", "begin", "Learn to dance").code == 0
    check_keys(run("aims", "--json").json, table(section(PAGE, "`aims`").partition("#### JSON")[2]))


@pytest.mark.parametrize("unit", ["week", "month", "year", "weekday"])
def test_stats_have_the_keys_of_the_page(unit: str, run: Run) -> None:
    figures = run("stats", "--by", unit, "--json").json
    assert figures["by"] == unit
    rows = [*ROW, *WEEKDAY] if unit == "weekday" else ROW
    check_keys(figures["periods"], rows)
    head = run("stats", "--by", unit, "--csv").out.splitlines()[0]
    assert head.split(",") == [codes(row["key"])[0] for row in rows]


def test_stats_of_days_have_more_keys(run: Run) -> None:
    check_keys(run("stats", "--by", "day", "--json").json["periods"], [*ROW, *DAY])


def test_a_chart_has_the_keys_of_the_page(run: Run) -> None:
    rows = table(section(PAGE, "`chart`").partition("#### JSON")[2])
    figures = run("chart", "--json").json
    assert list(figures) == [key for row in rows for key in codes(row["key"])]


def test_a_review_has_the_keys_of_the_page(run: Run) -> None:
    rows = table(section(PAGE, "`review`").partition("#### JSON")[2])
    figures = run("review", "2026-11", "--json", "--with-words").json
    assert list(figures) == [key for row in rows for key in codes(row["key"])]
    for row in rows:
        for key in codes(row["key"]):
            assert holds(figures[key], row["holds"]), key
    without = run("review", "2026-11", "--json").json
    words = [codes(row["key"])[0] for row in rows if "with-words" in row["holds"]]
    assert words == [key for key in figures if key not in without]


def test_the_doctor_has_the_keys_of_the_page(run: Run) -> None:
    rows = table(section(PAGE, "`doctor`").partition("#### JSON")[2])
    check_keys(run("doctor", "--json").json, rows)


def test_backups_have_the_keys_of_the_page(run: Run) -> None:
    assert run("backup").code == 0
    rows = table(section(PAGE, "`backups`").partition("#### JSON")[2])
    check_keys(run("backups", "--json").json, rows)


@pytest.mark.parametrize("name", ["sync", "where"])
def test_other_answers_have_the_keys_of_the_page(name: str, run: Run) -> None:
    arguments = {"sync": ["sync", "folder", "--json"], "where": ["where", "--json"]}[name]
    rows = table(section(PAGE, f"`{name}`").partition("#### JSON")[2])
    check_keys([run(*arguments).json], rows)


def test_commands_that_print_json_are_those_of_which_the_page_tells_the_keys() -> None:
    with_json = [name for name in NAMES if "--json" in options_of(command_named(name))]
    keys_told = re.compile(r"#### JSON|\(#entry-object\)")
    assert with_json == [name for name in NAMES if keys_told.search(section(PAGE, f"`{name}`"))]


def test_every_variable_that_the_program_reads_is_on_the_page() -> None:
    told = {name for row in table(section(PAGE, "Variables")) for name in codes(row["variable"])}
    source = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    assert set(re.findall(r'environ(?:\.get\(|\[)"(\w+)"', source)) <= told
    assert set(re.findall(r'"(_?TIGHTROPE_\w+)"', source)) <= told
    assert {name for name in told if f'"{name}"' not in source} == set()
