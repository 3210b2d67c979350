"""What a terminal sends: keys, pastes and answers, torn or whole, and a letter behind Esc."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.pilot import Pilot

from tightrope.journal import Journal
from tightrope.tui._textual.terminal_input import TerminalParser
from tightrope.tui.screens import late
from tightrope.tui.terminal_input import Kind, Part, TerminalInput
from tightrope.tui.widgets.editor.widget import Editor
from tui.opened import opened

ESCAPE_DELAY = 0.1
ANSWERS = {
    "colour of text": "\x1b]10;rgb:1c1c/1b1b/1a1a\x07",
    "colour behind it": "\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\",
    "DA1": "\x1b[?62;1;2;4;6;9;15;18;21;22;28;29;52c",
    "DA2": "\x1b[>41;354;0c",
    "DA3": "\x1bP!|7E565445\x1b\\",
    "XTVERSION": "\x1bP>|XTerm(370)\x1b\\",
    "window size": "\x1b[8;24;80t",
    "size in pixels": "\x1b[4;480;640t",
    "status": "\x1b[0n",
    "kitty keys": "\x1b[?27u",
    "kitty graphics": "\x1b_Gi=31;OK\x1b\\",
    "a mode": "\x1b[?9999;0$y",
    "a number too high for a character": "\x1b[99999999999u",
}
PASTE = "\x1b[200~abc def\x1b[201~"


def read(*reads: str | float) -> list[Part]:
    """Return what parts these reads are cut into; a number is a pause in seconds."""
    terminal, now = TerminalInput(ESCAPE_DELAY), 0.0
    parts: list[Part] = []
    for each in (*reads, 5.0):
        if isinstance(each, str):
            parts += terminal.feed(each, now)
            continue
        for _ in range(round(each * 20)):
            now += 0.05
            parts += terminal.tick(now)
    return joined(parts)


def joined(parts: list[Part]) -> list[Part]:
    """Return the parts with what was typed in a row as one."""
    whole: list[Part] = []
    for part in parts:
        if whole and part.kind is whole[-1].kind is Kind.TYPED:
            part = Part(Kind.TYPED, whole.pop().text + part.text)  # noqa: PLW2901 - one of both
        whole.append(part)
    return whole


def messages(sent: str) -> list[object]:
    """Return what the program is told of what was sent."""
    return list(TerminalParser().feed(sent))


def keys(sent: str) -> list[tuple[str, str | None]]:
    """Return the keys that are told of what was sent, and the character of each."""
    return [(key.key, key.character) for key in messages(sent) if isinstance(key, events.Key)]


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_of_the_terminal_is_never_typed(answer: str) -> None:
    assert keys(f"hi {answer}!") == keys("hi !")


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
@pytest.mark.parametrize("pause", [0.0, 0.05, 0.3])
def test_an_answer_torn_anywhere_is_not_typed_either(answer: str, pause: float) -> None:
    for at in range(1, len(answer) - 1):
        typed = [part for part in read(answer[:at], pause, answer[at:], 0.01, "z")
                 if part.kind is Kind.TYPED]  # fmt: skip
        assert typed == [Part(Kind.TYPED, "z")], at


def test_a_paste_torn_anywhere_is_one_paste_and_leaves_the_keyboard_alone() -> None:
    for at in range(1, len(PASTE)):
        parts = read(PASTE[:at], 0.3, f"{PASTE[at:]} more")
        assert [part for part in parts if part.kind in {Kind.PASTED, Kind.TYPED}] == [
            Part(Kind.PASTED, "abc def"),
            Part(Kind.TYPED, " more"),
        ], at


def test_a_paste_whose_end_is_lost_is_kept_and_ends_when_nothing_more_comes() -> None:
    assert read("\x1b[200~abc def", 3, "x") == [Part(Kind.PASTED, "abc def"), Part(Kind.TYPED, "x")]


def test_a_long_paste_over_a_slow_line_stays_one() -> None:
    reads = [part for _ in range(20) for part in ("many words " * 20, 0.5)]
    assert read("\x1b[200~", *reads, "\x1b[201~") == [Part(Kind.PASTED, "many words " * 400)]


def test_escape_and_a_letter_soon_behind_it_are_told_apart_from_one_long_behind() -> None:
    soon = [Part(Kind.ESCAPE, "\x1b"), Part(Kind.AFTER_ESCAPE, "n"), Part(Kind.TYPED, "second")]
    assert read("\x1bnsecond") == read("\x1b", 0.05, "nsecond") == soon
    assert read("\x1b", 0.3, "n") == [Part(Kind.ESCAPE, "\x1b"), Part(Kind.TYPED, "n")]


@pytest.mark.parametrize("opens", "[]OP_X^")
def test_signs_that_may_begin_a_sequence_are_keys_where_nothing_follows(opens: str) -> None:
    assert read(f"\x1b{opens}", 0.3, "x") == [
        Part(Kind.ESCAPE, "\x1b"),
        Part(Kind.AFTER_ESCAPE, opens),
        Part(Kind.TYPED, "x"),
    ]


PIECES = st.sampled_from(
    [*ANSWERS.values(), PASTE, "\x1b[A", "\x1bOP", "\x1b[[A", "\x1b[1;5D", "\x1b[<35;10;10M", "abc",
     "é", "\x1b[27;5;115~"]
)  # fmt: skip


@given(st.lists(PIECES), st.lists(st.integers(0, 200), max_size=8))
def test_wherever_a_line_tears_what_is_sent_the_same_is_read(
    pieces: list[str], cuts: list[int]
) -> None:
    sent = "".join(pieces)
    ends = sorted({min(cut, len(sent)) for cut in cuts} | {len(sent)})
    starts = [0, *ends[:-1]]
    reads = [sent[start:end] for start, end in zip(starts, ends, strict=True)]
    assert read(*reads) == read(sent)


@given(st.text(alphabet="\x1b[]P_GO?0123;~MmuRcy$\x07\\ abé", min_size=1, max_size=40))
def test_whatever_is_sent_is_read_without_an_error(sent: str) -> None:
    parser = TerminalParser()
    list(parser.feed(sent))
    list(parser.feed("\x1b[A"))


@pytest.mark.parametrize(
    ("sent", "key", "character"),
    [
        ("\x1b[27;5;115~", "ctrl+s", None),
        ("\x1b[27;2;65~", "A", "A"),
        ("\x1b[27;3;110~", "alt+n", None),
        ("\x1b[110;3u", "alt+n", None),
        ("\x1b[27u", "escape", None),
        ("\x1b\x7f", "ctrl+w", None),
        ("\x1bb", "ctrl+left", None),
        ("\x1b[1;5D", "ctrl+left", None),
        ("\x1b[3$", "shift+delete", None),
    ],
)
def test_keys_with_modifiers_are_those_keys(sent: str, key: str, character: str | None) -> None:
    assert keys(sent) == [(key, character)]


async def send(pilot: Pilot[None], sent: str) -> None:
    """Let the terminal send something in one breath."""
    for message in messages(sent):
        assert isinstance(message, events.Event)
        pilot.app.post_message(message)
    for _ in range(3):
        await pilot.pause()


async def test_n_behind_escape_starts_the_next_entry(journal: Journal) -> None:
    async with opened(journal) as (_, pilot):
        await send(pilot, "abc\x1bnsecond")
        await pilot.press("escape")
    assert {entry.text for entry in journal.entries.find()} == {"abc", "second"}


async def test_no_other_letter_behind_escape_is_typed_or_changes_an_entry(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        await send(pilot, "abc")
        for letter in "adepstuyUzé3*=#":
            await send(pilot, f"\x1b{letter}")
            assert app.model.session is None, letter
            await pilot.press("e")
    (entry,) = journal.entries.find()
    assert (entry.text, entry.together, entry.space, entry.starred) == ("abc", False, False, False)
    assert entry.need is None
    assert journal.trash.contents() == ()


async def test_what_only_looks_may_follow_escape(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("e")
        await send(pilot, "\x1bm")
        assert isinstance(app.screen, late.MonthScreen)


async def test_a_letter_behind_the_escape_of_a_dialog_is_not_typed_into_what_lies_under_it(
    journal: Journal,
) -> None:
    async with opened(journal) as (app, pilot):
        await pilot.press("ctrl+p")
        await send(pilot, "\x1bn")
        assert app.screen is app.screen_stack[0]
        assert app.query_one(Editor).text == ""


async def test_where_the_terminal_tells_alt_apart_it_is_no_escape(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        await send(pilot, "abc\x1b[110;3u")
        assert app.model.session is not None
        assert app.query_one(Editor).text == "abc"


async def test_keys_behind_an_escape_that_was_told_whole_wait_for_it(kept: Journal) -> None:
    async with opened(kept) as (_, pilot):
        await pilot.press("e")
        await send(pilot, "x\x1b[27ud")
    assert len(kept.trash.contents()) == 1
