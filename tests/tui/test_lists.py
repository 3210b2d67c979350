"""What Enter and Tab make of a line of a list."""

import pytest

from tightrope.tui.widgets.editor.lists import indented, item_of, on_enter


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("- milk", "- "),
        ("* milk", "* "),
        ("  + milk", "  + "),
        ("9. milk", "10. "),
        ("3) milk", "4) "),
        ("- [ ] milk", "- [ ] "),
        ("- [x] milk", "- [ ] "),
    ],
)
def test_enter_goes_on_with_the_next_item(line: str, following: str) -> None:
    assert on_enter(line, len(line)) == (0, f"\n{following}")


@pytest.mark.parametrize("line", ["- ", "  1. ", "- [ ] ", "* [x] "])
def test_enter_ends_an_item_without_words(line: str) -> None:
    assert on_enter(line, len(line)) == (len(line), "")


@pytest.mark.parametrize("line", ["", "prose", "-no blank", "--- ", "2026-11-21 was", "1.5 km"])
def test_elsewhere_enter_is_a_line_break(line: str) -> None:
    assert on_enter(line, len(line)) is None
    assert item_of(line) is None


def test_in_front_of_the_words_enter_is_a_line_break_too() -> None:
    assert on_enter("- milk", 0) is None


@pytest.mark.parametrize(
    ("line", "deeper"), [("- milk", "  - milk"), ("1. milk", "   1. milk"), ("milk", "    milk")]
)
def test_tab_indents_as_far_as_the_words_of_the_item_above_and_shift_tab_back(
    line: str, deeper: str
) -> None:
    assert indented(line, deeper=True) == deeper
    assert indented(deeper, deeper=False) == line
    assert indented(line, deeper=False) == line
