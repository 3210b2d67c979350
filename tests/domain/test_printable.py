"""What is shown of a text hides nothing and commands nothing."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.domain.printable import BROKEN, HIDDEN, NEW_LINE, printable

# Every kind of character, surrogates included, with those that hide drawn often.
any_text = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp"]),
        st.sampled_from("ab \n\t\u200c\u200d👩❤\ufe0fක්ෂ🏴\U000e0067\U000e0062\U000e007f"),
    ),
)


@pytest.mark.parametrize(
    "text",
    [
        "Read side by side, each our own book.",
        "[bold]not bold[/bold]\n\tand a tab",
        "Grüße, Ёлка, 日本語、全角\u3000空白, ça\u00a0va",
        "می\u200cرویم",  # Persian keeps its non-joiner
        "👩\u200d👩\u200d👧 👍🏽 🇩🇪 ❤\ufe0f\u200d🔥 1\ufe0f⃣",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",  # Scotland
        "ශ\u0dca\u200dරී ලංකා",  # the joiner makes one letter of two
        "",
    ],
)
def test_ordinary_text_of_any_script_stays_as_it_is(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m\x07\0", "␛[31mred␛[0m␇␀"),
        ("del\x7f", "del␡"),
        ("a\rb\x85c\u2028d\u2029", f"a␍b{NEW_LINE}c{NEW_LINE}d{NEW_LINE}"),
        ("\x9b31m", f"{HIDDEN}31m"),
        ("safe\u202egpj.exe\u2066\u2069", f"safe{HIDDEN}gpj.exe{HIDDEN}{HIDDEN}"),
        ("pass\u200bword\ufeff", f"pass{HIDDEN}word{HIDDEN}"),
        ("a\u200cb \u200c c\u200c", f"a\u200cb {HIDDEN} c{HIDDEN}"),
        ("a\u200db", f"a{HIDDEN}b"),
        ("\u200d👩\u200d", f"{HIDDEN}👩{HIDDEN}"),
        ("x\U000e0061\U000e007f", f"x{HIDDEN}{HIDDEN}"),
        ("🏴\U000e0061\U000e007f", f"🏴{HIDDEN}{HIDDEN}"),
        ("half \ud83d", f"half {BROKEN}"),
    ],
)
def test_what_hides_or_commands_is_shown_by_a_sign(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(any_text)
def test_nothing_shown_commands_a_terminal(text: str) -> None:
    shown = printable(text)
    kept = {char for char in shown if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}}
    assert kept <= {"\n", "\t"}
    assert "\u202e" not in shown


@given(any_text)
def test_every_sign_stands_for_one_character_and_stays(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert printable(shown) == shown


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"])))
def test_characters_with_a_shape_are_left_alone(text: str) -> None:
    assert printable(text) is text
