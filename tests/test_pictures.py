"""A picture that differs is shown beside the kept one, whole and marked; or it is accepted."""

from pathlib import Path

import pytest

from pictures import Pictures, difference, with_colours

KEPT = "╭─ Keys ─╮\n│ n  new │\n│ 漢 kan │\n╰────────╯\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one picture."""
    (tmp_path / "keys.txt").write_text(KEPT)
    return tmp_path


def shown_difference(kept: str, shown: str) -> list[str]:
    """Return the rows of a comparison, without what introduces them."""
    return difference(kept, shown).splitlines()[4:]


def test_a_picture_as_it_is_kept_is_right(folder: Path) -> None:
    Pictures(folder, accepts=False).hold("keys.txt", KEPT)
    Pictures(folder, accepts=False).hold("keys.txt", KEPT.removesuffix("\n"))


def test_both_stand_side_by_side_and_the_cells_that_differ_are_marked() -> None:
    assert shown_difference(KEPT, KEPT.replace("new", "now").replace("kan", "kana")) == [
        "│ ╭─ Keys ─╮ │ ╭─ Keys ─╮",
        "≠ │ n  new │ ≠ │ n  now │",
        "        ^            ^",
        "≠ │ 漢 kan │ ≠ │ 漢 kana │",
        "          ^^           ^^^",
        "│ ╰────────╯ │ ╰────────╯",
    ]


def test_a_row_that_came_in_between_is_the_only_one_that_differs() -> None:
    assert shown_difference("one\ntwo\n", "one\n\ntwo\n") == [
        "│ one │ one",
        "≠     ≠",
        "  ^     ^",
        "│ two │ two",
    ]


def test_a_control_character_is_shown_and_does_nothing() -> None:
    rows = shown_difference("a b\n", "a\x1b[31mb\n")
    assert rows[0] == "≠ a b ≠ a\\x1b[31mb"


def test_a_difference_fails_with_the_name_of_the_picture(folder: Path) -> None:
    with pytest.raises(pytest.fail.Exception) as failed:
        Pictures(folder, accepts=False).hold("keys.txt", KEPT.replace("n ", "m "))
    assert str(folder / "keys.txt") in str(failed.value)
    assert "│ m  new │" in str(failed.value)
    assert "--accept-pictures" in str(failed.value)


def test_a_picture_that_is_not_kept_yet_fails_and_can_be_accepted(folder: Path) -> None:
    with pytest.raises(pytest.fail.Exception):
        Pictures(folder, accepts=False).hold("new.txt", "new")
    Pictures(folder, accepts=True).hold("new.txt", "new")
    assert (folder / "new.txt").read_text() == "new\n"
    Pictures(folder, accepts=False).hold("new.txt", "new")


ROWS = [[("a", "white on black"), ("b", "red on black bold")], [("c", "white on black"), (" ", "")]]


def test_colours_stand_below_the_glyphs_with_what_they_mean(folder: Path) -> None:
    assert with_colours(ROWS, {}).splitlines() == [
        "ab",
        "c",
        "",
        "== colours ==",
        "ab",
        "ac",
        "",
        "== legend ==",
        "a  white on black",
        "b  red on black bold",
        "c  ",
    ]
    Pictures(folder, accepts=True).hold_colours("colours.txt", ROWS)
    Pictures(folder, accepts=False).hold_colours("colours.txt", ROWS)


def test_a_colour_that_came_in_before_the_others_changes_no_other_letter(folder: Path) -> None:
    Pictures(folder, accepts=True).hold_colours("colours.txt", ROWS)
    with pytest.raises(pytest.fail.Exception) as failed:
        Pictures(folder, accepts=False).hold_colours("colours.txt", [[("a", "blue"), ROWS[0][1]]])
    assert "≠ ab                   ≠ db" in str(failed.value)
