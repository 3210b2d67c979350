"""Markdown pages: ours, ours with changes by hand, and those of others."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from formats.hostile import entry, files_of, read, records
from tightrope.domain.entry import Entry
from tightrope.domain.marks import Need
from tightrope.formats import BadRecord, Format, Record, Uncarried, format_named
from tightrope.formats.io import limits
from tightrope.formats.markdown.folder import MarkdownFolder

DAYS = format_named("markdown")
ENTRIES = format_named("markdown", per_entry=True)

MORNING = entry(id="7b6f2c1e-0000-4000-8000-000000000001", time=time(8), text="Coffee in bed.")
EVENING = entry(
    id="9a3d77f0-0000-4000-8000-000000000002",
    together=True,
    need=Need.CONTENT,
    tags=("walks",),
    text="Walked home along the river.\n",
)


def page(form: Format, *written: Entry) -> str:
    [(_, content)] = files_of(form, written)
    return content.decode()


def edited(text: str, name: str = "2026-11-21.md") -> list[Record]:
    return read(DAYS, text.encode(), name)


def entries_of(found: list[Record]) -> list[Entry]:
    return [record for record in found if isinstance(record, Entry)]


def test_a_day_with_one_entry_is_its_fields_and_its_text() -> None:
    assert page(DAYS, EVENING) == (
        "---\n"
        "tightrope: 1\n"
        'date: "2026-11-21"\n'
        'time: "21:15:00"\n'
        'zone: "Europe/Berlin"\n'
        "together: true\n"
        "space: false\n"
        'need: "content"\n'
        "tags:\n"
        '- "walks"\n'
        "starred: false\n"
        'id: "9a3d77f0-0000-4000-8000-000000000002"\n'
        'created: "2026-11-21T20:15:04Z"\n'
        'modified: "2026-11-21T20:15:04Z"\n'
        'checksum: "33f9a251"\n'
        "---\n"
        "Walked home along the river.\n"
        "\n"
    )


def test_a_day_with_several_entries_has_a_heading_for_each() -> None:
    written = page(DAYS, MORNING, EVENING)
    assert written.startswith('---\ntightrope: 1\ndate: "2026-11-21"\ntags:\n- "walks"\nentries:\n')
    assert written.endswith(
        "---\n"
        "## 08:00 <!-- 7b6f2c1e -->\n"
        "\n"
        "Coffee in bed.\n"
        "\n"
        "## 21:15 <!-- 9a3d77f0 -->\n"
        "\n"
        "Walked home along the river.\n"
        "\n"
    )


def test_pages_are_named_by_day_and_by_minute() -> None:
    undated = entry(day=date(2026, 11, 22), time=None)
    assert [name for name, _ in files_of(DAYS, [MORNING, EVENING, undated])] == [
        "2026-11-21.md",
        "2026-11-22.md",
    ]
    assert [name for name, _ in files_of(ENTRIES, [MORNING, EVENING, undated])] == [
        "2026-11-21-0800.md",
        "2026-11-21-2115.md",
        "2026-11-22.md",
    ]


def test_a_text_that_quotes_its_own_page_is_taken_for_no_heading() -> None:
    headings = "\n".join(f"## 08:00 <!-- {mark} -->\n" for mark in ("7b6f2c1e", "9a3d77f0"))
    for _ in range(3):
        quoting = [entry(id=MORNING.id, text=headings), entry(id=EVENING.id, text=headings)]
        headings = page(DAYS, *quoting)
        assert edited(headings) == quoting


def test_a_day_too_full_for_a_page_goes_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LONGEST_FRONT_MATTER", 10_000)
    full = [entry(id=f"00000000-0000-4000-8000-{number:012}") for number in range(100)]
    files = files_of(DAYS, full)
    assert len(files) > 1
    assert records(DAYS, files) == full


def test_a_change_by_hand_is_kept_and_dated_after_the_export() -> None:
    changed = page(DAYS, MORNING, EVENING).replace("Coffee in bed.", "Tea in bed,\n\nthen a run.")
    tea, evening = edited(changed)
    assert isinstance(tea, Entry)
    assert tea.text == "Tea in bed,\n\nthen a run."
    assert tea.modified == MORNING.modified + timedelta(seconds=1)
    assert evening == EVENING


def test_a_changed_mark_of_a_page_with_one_entry_is_kept_and_dated() -> None:
    [found] = edited(page(ENTRIES, EVENING).replace("space: false", "space: true"))
    assert isinstance(found, Entry)
    assert found.space
    assert found.modified > EVENING.modified


def test_sections_may_be_moved_and_their_headings_renamed() -> None:
    written = page(DAYS, MORNING, EVENING)
    front, _, rest = written.partition("## 08:00")
    first, _, second = rest.partition("## 21:15")
    assert edited(f"{front}## Late{second.rstrip()}\n\n\n## Early{first.rstrip()}\n") == [
        MORNING,
        EVENING,
    ]


def test_words_above_the_first_heading_become_an_entry_of_that_day() -> None:
    added, *others = edited(
        page(DAYS, MORNING, EVENING).replace("## 08:00", "Slept badly.\n\n## 08:00")
    )
    assert isinstance(added, Entry)
    assert (added.day, added.time, added.text) == (date(2026, 11, 21), None, "Slept badly.")
    assert others == [MORNING, EVENING]


def test_a_section_that_is_gone_is_named() -> None:
    written = page(DAYS, MORNING, EVENING)
    found = edited(written[: written.index("\n## 21:15")])
    assert isinstance(found[0], Entry)
    assert found[0].text == MORNING.text
    assert str(found[1]).startswith("2026-11-21.md, entry 2: its heading is gone")


def test_a_page_of_a_newer_tightrope_is_refused_by_name() -> None:
    [found] = edited(page(DAYS, EVENING).replace("tightrope: 1", "tightrope: 2"))
    assert str(found).startswith("2026-11-21.md: a newer Tightrope")


@pytest.mark.parametrize(
    ("name", "content", "day", "clock"),
    [
        ("Trip.md", "---\ndate: 2026-11-21\n---\nRain.", date(2026, 11, 21), None),
        (
            "Trip.md",
            "---\ndate: '2026-11-21T21:15:00'\n---\nRain.",
            date(2026, 11, 21),
            time(21, 15),
        ),
        (
            "Trip.md",
            "---\ndate: 2026-11-21\ntime: 9:15\n---\nRain.",
            date(2026, 11, 21),
            time(9, 15),
        ),
        ("2026-11-22.md", "---\ndate: 2026-11-21\n---\nRain.", date(2026, 11, 21), None),
        ("2026-11-21.md", "---\ndate: 2026-02-30\n---\nRain.", date(2026, 11, 21), None),
        ("2026-11-21.md", "Rain.", date(2026, 11, 21), None),
        ("2026/2026-11-21 Sat.md", "Rain.", date(2026, 11, 21), None),
        ("Daily 2026-11-21-2115.md", "Rain.\n", date(2026, 11, 21), time(21, 15)),
        ("2026-11-21 1999 again.md", "\nRain.\n", date(2026, 11, 21), None),
        ("2026_11_21.md", "Rain.", date(2026, 11, 21), None),
        ("journals/2026_11_21.md", "Rain.", date(2026, 11, 21), None),
        ("20261121.md", "Rain.", date(2026, 11, 21), None),
        ("20261121T2115.md", "Rain.", date(2026, 11, 21), time(21, 15)),
        ("20261121211530.md", "Rain.", date(2026, 11, 21), time(21, 15, 30)),
        ("2026.11.21 21.15.md", "Rain.", date(2026, 11, 21), time(21, 15)),
        ("2026-5-2.md", "Rain.", date(2026, 5, 2), None),
        ("2026/05/12.md", "Rain.", date(2026, 5, 12), None),
        ("notes\\2026\\5\\12 21-15.md", "Rain.", date(2026, 5, 12), time(21, 15)),
        ("2026/11/2026-11-21.md", "Rain.", date(2026, 11, 21), None),
        ("Nov 21st, 2026.md", "Rain.", date(2026, 11, 21), None),
        ("21 novembre 2026.md", "Rain.", date(2026, 11, 21), None),
        ("Trip.md", "---\ndate: 2026-11-21 07:05 PM\n---\nRain.", date(2026, 11, 21), time(19, 5)),
        (
            "Trip.md",
            "---\ndate: 2026-11-21T21:15:30\n---\nRain.",
            date(2026, 11, 21),
            time(21, 15, 30),
        ),
        (
            "Trip.md",
            "---\ndate: 21. November 2026\ntime: 9:15 pm\n---\nRain.",
            date(2026, 11, 21),
            time(21, 15),
        ),
        (
            "Trip.md",
            '---\ndate: "[[2026-11-21]]"\ntime: 21.15\n---\nRain.',
            date(2026, 11, 21),
            time(21, 15),
        ),
    ],
)
def test_a_page_of_others_takes_its_day_from_its_date_else_from_its_name(
    name: str, content: str, day: date, clock: time | None
) -> None:
    [found] = entries_of(edited(content, name))
    assert (found.day, found.time, found.text) == (day, clock, "Rain.")


@pytest.mark.parametrize(
    ("case", "name", "day", "clock"),
    [
        ("07-logseq/journals/2024_01_15.md", "journals/2024_01_15.md", date(2024, 1, 15), None),
        ("08-pm-in-front-matter.md", "08-pm-in-front-matter.md", date(2024, 1, 9), time(19, 5)),
    ],
)
def test_pages_of_real_folders_come_in_on_their_day(
    case: str, name: str, day: date, clock: time | None
) -> None:
    page = Path(__file__).with_name("cases").joinpath(case).read_bytes()
    [found] = entries_of(read(DAYS, page, name))
    assert (found.day, found.time) == (day, clock)


def test_a_date_that_could_be_two_days_is_named_unless_the_settings_decide() -> None:
    content = b"---\ndate: 03/04/2026\n---\nRain."
    [named] = read(DAYS, content, "Trip.md")
    assert "2026-03-04 or 2026-04-03" in str(named)
    [found] = read(MarkdownFolder(date_order="dmy"), content, "Trip.md")
    assert isinstance(found, Entry)
    assert found.day == date(2026, 4, 3)


@pytest.mark.parametrize("said", ["date: 2026-11-21 25:99", "date: 2026-11-21\ntime: at dusk"])
def test_a_time_that_cannot_be_read_is_named(said: str) -> None:
    [found] = edited(f"---\n{said}\n---\nRain.", "Trip.md")
    assert isinstance(found, BadRecord)


def test_a_tag_that_is_too_long_is_cut_and_counted() -> None:
    found, *others = edited(f"---\ntags: [{'long ' * 20}, tea]\n---\nRain.")
    assert isinstance(found, Entry)
    assert found.tags == (("long-" * 12).rstrip("-"), "tea")
    assert others == [Uncarried("tag", "tag")]


@pytest.mark.parametrize(
    "name", ["Trip.md", "2026-02-30.md", "12026-11-211.md", "Top 10 of 2023.md"]
)
def test_a_page_without_day_is_refused_by_name(name: str) -> None:
    [found] = edited("Rain.", name)
    assert str(found).startswith(f"{name}: it has no day")


@pytest.mark.parametrize(
    "tags",
    [
        "tags: [Walks, '#spring', 'Together']",
        "tags:\n  - walks\n  - spring\n  - together",
        'tags: "walks, spring, #together"',
        'tags: "#walks #spring #together"',
        "tag: walks spring together",
    ],
)
def test_tags_of_others_come_as_a_list_or_in_a_line_with_or_without_sign(tags: str) -> None:
    [found] = edited(f"---\n{tags}\n---\nRain, #river and #space.")
    assert isinstance(found, Entry)
    assert (found.tags, found.together, found.space) == (("river", "spring", "walks"), True, True)


@pytest.mark.parametrize("tags", ["tags:", "tags: []", "tags: {a: b}", "tags: ['', '#']"])
def test_tags_that_are_none_are_none(tags: str) -> None:
    [found] = entries_of(edited(f"---\n{tags}\n---\nRain."))
    assert found.tags == ()


def test_what_a_stranger_says_as_we_do_is_carried() -> None:
    said = "need: Closer\nstarred: true\ntogether: True\nspace: false"
    [found] = edited(f"---\n{said}\n---\nRain.")
    assert isinstance(found, Entry)
    assert (found.need, found.starred, found.together, found.space) == (
        Need.CLOSER,
        True,
        True,
        False,
    )


def test_what_has_no_place_is_named_beside_the_entry() -> None:
    front = "mood: fine\nempty:\naliases: []\nneed: more milk\nstarred: 3\ndate: soon"
    [found, *others] = edited(f"---\n{front}\n---\nRain.")
    assert isinstance(found, Entry)
    assert (found.need, found.starred) == (None, False)
    assert others == [Uncarried(name) for name in ("mood", "need", "starred", "date")]
    assert edited("---\nmood: fine\n---\n", "Template.md") == [Uncarried("mood")]


def test_what_a_person_adds_to_the_top_of_our_page_is_carried_or_named() -> None:
    one = page(DAYS, EVENING).replace("date:", "mood: fine\ndate:", 1)
    assert edited(one) == [Uncarried("mood"), EVENING]
    several = page(DAYS, MORNING, EVENING).replace("tags:\n", "mood: fine\ntags:\n- river\n", 1)
    assert edited(several) == [Uncarried("mood"), Uncarried("tags"), MORNING, EVENING]


def test_what_is_no_front_matter_is_text() -> None:
    for text in ("---\nA ruler.\n---\nRain.", "---\nRain.", "--- no\n---"):
        [found] = edited(text)
        assert isinstance(found, Entry)
        assert found.text == text


def test_an_empty_note_is_no_entry() -> None:
    assert edited("") == []
    assert edited("---\naliases: []\n---\n\n", "Template.md") == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff", "not UTF-8"),
        (b"---\na: [\n---\n", "not YAML"),
        (b"---\na: \x00\n---\n", "not YAML"),
        (b"---\na: *b\n---\n", "not YAML"),
        (b"---\n? [a]\n: b\n---\n", "not YAML"),
        (b"---\na: " + b"[" * 100_000 + b"\n---\n", "nests too deeply"),
        (b"---\n" + b"- " * 100_000 + b"\n---\n", "nests too deeply"),
        (b"---\na: &a [x]\nb: &b [*a" + b", *a" * 99 + b"]\ntags: *b\n---\nRain.", ""),
        (b"---\ntightrope: 1\nentries: 3\n---\n", "list of entries"),
        (b"---\ntightrope: 1\nentries: [3]\n---\n", "list of entries"),
        (b"---\ntightrope: 1\nentries: [{mark: []}]\n---\n", "heading is gone"),
        (b"---\ntightrope: 1\ndate: [a]\n---\n", "field day"),
        (b"---\ntightrope: 1\ndate: 2026-11-21\ntags: {a: b}\n---\n", "field tags"),
        (b"---\ntightrope: 1\ndate: 2026-11-21\nchecksum: []\n---\n", ""),
        (b"---\ntightrope: [1]\n---\n", "newer"),
    ],
)
def test_a_hostile_page_is_refused_by_name(content: bytes, said: str) -> None:
    for found in read(DAYS, content, "2026-11-21.md"):
        if said:
            assert str(found).startswith("2026-11-21.md")
            assert said in str(found)
        else:
            assert isinstance(found, Entry | Uncarried)


def test_long_front_matter_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LONGEST_FRONT_MATTER", 1_000)
    [found] = edited("---\n" + "a: b\n" * 1_000 + "---\nRain.")
    assert "longer than 1000 bytes" in str(found)


def test_front_matter_of_too_many_values_is_refused_by_its_first_ones() -> None:
    braces = ",".join(["{}"] * 300_000)
    [found] = edited(f"---\nday: 2026-11-21\na: [{braces}]\n---\nRain.")
    assert "more than 100000 values" in str(found)
