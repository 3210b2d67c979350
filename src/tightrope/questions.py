"""The open questions that stand under an empty entry: never stored, and chosen by date."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import count
from math import gcd
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from tightrope import libraries
from tightrope.domain.printable import printable
from tightrope.paths import asset

PRACTICES = (
    "communicate-openly",
    "own-interests",
    "time-together",
    "respect-space",
    "grow-together",
)
LOOKING_FORWARD = "looking-forward"
AFTER_A_QUARREL = "after-a-quarrel"
USUAL_FAMILIES = (*PRACTICES, LOOKING_FORWARD)
"""The families of questions that are asked unless a person wants others."""

MOST_BYTES = 100_000
LONGEST_QUESTION = 300
LONGEST_REASON = 1000
_REASON = "why:"

# Of a round of questions, how far on another one is taken: about as far from those of the days
# before as from those of the days to come, however often one asks (the golden section).
_FARTHER = 0.382


class BadQuestionsError(ValueError):
    """A file of questions cannot be used; the message says why, as a part of a sentence."""


class Study(NamedTuple):
    """A published study behind a question: what it found, how large it was, what it cannot say."""

    work: str
    found: str
    size: str
    limits: str


@cache
def shipped_questions(families: Sequence[str] = USUAL_FAMILIES) -> tuple[str, ...]:
    """Return the questions that ship with the program, these families of them in equal turns."""
    return in_turn(*(_shipped(family) for family in families))


def studies_behind(question: str) -> tuple[Study, ...]:
    """Return the studies that a shipped question goes back to; none for most questions."""
    text = asset("data", "prompts/sources.toml").read_text(encoding="utf-8")
    sources = libraries.tomllib.loads(text)
    names = list(sources["questions"].get(question, ()))
    for family, studies in sources["families"].items():
        if question in _shipped(family):
            names += studies
    return tuple(Study(**sources["studies"][name]) for name in names)


def in_turn(*lists: Sequence[str]) -> tuple[str, ...]:
    """Return every question of these lists once, those of each list spread evenly over the rest."""
    spread = sorted(
        ((at + 0.5) / len(questions), number, question)
        for number, questions in enumerate(lists)
        for at, question in enumerate(questions)
    )
    return tuple(dict.fromkeys(question for _, _, question in spread))


def question_for(day: date, every: Sequence[str] = (), further: int = 0) -> str:
    """Return the question of a day: the same all day, and none again before all were asked.

    `every` holds the questions, ours where it is empty. `further` counts how often another one was
    wanted on this day; those take equal turns too, and none comes again before all were seen.
    """
    questions = every or shipped_questions()
    return questions[(day.toordinal() + further * _stride(len(questions))) % len(questions)]


def own_questions(path: Path) -> dict[str, str]:
    """Return the questions in a person's own file, each with why it is asked, or "".

    It is UTF-8, one question a line, without blank and # lines; a line that begins with "why:"
    belongs to the question above. Raises BadQuestionsError for a file that cannot be read, holds no
    question, or is larger than MOST_BYTES.
    """
    try:
        text = _bytes_of(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadQuestionsError("is not UTF-8 text") from None
    except OSError as error:
        raise BadQuestionsError(f"cannot be read ({error.strerror})") from None
    reasons: dict[str, str] = {}
    question = ""
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.strip()
        is_reason = words.lower().startswith(_REASON)
        longest = LONGEST_REASON if is_reason else LONGEST_QUESTION
        if len(words) > longest:
            raise BadQuestionsError(f"has more than {longest} characters in line {number}")
        if is_reason and not question:
            raise BadQuestionsError(f'has "{_REASON}" in line {number} and no question above it')
        if is_reason:
            reason = printable(words[len(_REASON) :].strip())
            reasons[question] = "\n".join(filter(None, (reasons[question], reason)))
        elif words and not words.startswith("#"):
            question = printable(words)
            reasons.setdefault(question, "")
    if not reasons:
        raise BadQuestionsError("has no question in it")
    return reasons


def _bytes_of(path: Path) -> bytes:
    # Since Python 3.14 `is_file` is also False where the system would say why it cannot be read.
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise BadQuestionsError("is not there") from None
    if not S_ISREG(mode):
        # A pipe or a device could keep us waiting for ever.
        raise BadQuestionsError("is not a file")
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise BadQuestionsError(f"is larger than {MOST_BYTES // 1000} kB")
    return content


def _shipped(family: str) -> list[str]:
    return asset("data", f"prompts/{family}.txt").read_text(encoding="utf-8").splitlines()


def _stride(questions: int) -> int:
    first = max(1, round(questions * _FARTHER))
    return next(stride for stride in count(first) if gcd(stride, questions) == 1)
