"""The question under an empty entry: which one it is, another one, and none at all."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tightrope.domain.printable import printable
from tightrope.questions import (
    AFTER_A_QUARREL,
    LOOKING_FORWARD,
    PRACTICES,
    BadQuestionsError,
    Study,
    in_turn,
    own_questions,
    question_for,
    shipped_questions,
    studies_behind,
)
from tightrope.settings import Settings, SettingsError, refuse, switching
from tightrope.tui import keys

if TYPE_CHECKING:
    from tightrope.tui.day_model import DayModel

_SWITCH = "prompts"
_TYPED_ALREADY = "A question stands only in an empty entry; this one has words."


class Reason(NamedTuple):
    """Why a question is asked: the words of a person's own file, or the studies behind ours."""

    question: str
    own: str
    studies: tuple[Study, ...]


def families_of(settings: Settings) -> tuple[str, ...]:
    """Return the families of shipped questions that a person has."""
    forward = (LOOKING_FORWARD,) if settings.forward_prompts else ()
    quarrel = (AFTER_A_QUARREL,) if settings.quarrel_prompts else ()
    return (*PRACTICES, *forward, *quarrel)


class QuestionSource:
    """The questions as one person has them: ours, their own or both, or none.

    Where `config` is given, turning them off lasts: that settings file is changed. Raises
    SettingsError for a file of own questions that cannot be used; while the questions are off it
    is not looked at.
    """

    def __init__(self, settings: Settings, config: Path, *, lasting: bool = True) -> None:
        self._settings = settings
        self._config = config
        self._lasting = lasting
        self._families = families_of(settings)
        self._own: dict[str, str] = {}
        self._further: Counter[date] = Counter()
        self._is_on = settings.prompts
        if self._is_on and settings.own_prompts:
            self._read()

    @property
    def is_on(self) -> bool:
        """Whether there are questions."""
        return self._is_on

    def question(self, day: date) -> str:
        """Return what stands under an empty entry of this day; nothing while they are off."""
        if not self._is_on:
            return ""
        return question_for(day, self._every(), self._further[day])

    def reason(self, day: date) -> "Reason | None":
        """Return the question of this day and why it is asked; None while the questions are off."""
        question = self.question(day)
        if not question:
            return None
        own = self._own.get(question, "")
        return Reason(question, own, () if question in self._own else studies_behind(question))

    def next_question(self, model: "DayModel") -> str:
        """Go on to another question, in an empty entry of the day in view."""
        if not self._is_on:
            return self.off_text()
        message = ""
        if model.session is None:
            message = model.start_entry(model.day)
        elif model.session.fields.text:
            return _TYPED_ALREADY
        if model.session:
            self._further[model.session.fields.day] += 1
        return message

    def toggle(self) -> str:
        """Turn the questions off, or on again, and say how long that lasts."""
        if not self._is_on and self._settings.own_prompts:
            self._read()
        self._is_on = not self._is_on
        now = f"Questions are {'on' if self._is_on else 'off'}"
        if not self._lasting:
            return f"{now} until you leave; {self._key()} changes that."
        try:
            switching.change_setting(self._config, _SWITCH, to=self._is_on)
        except SettingsError as trouble:
            raise SettingsError(f"{now} until you leave. {trouble}") from None
        undone = "turns them off" if self._is_on else "brings them back"
        return f"{now}, also next time; {self._key()} {undone}."

    def off_text(self) -> str:
        """Return the sentence that the questions are off, and what brings them back."""
        return f"Questions are off; {self._key()} brings them back."

    def _every(self) -> Sequence[str]:
        if self._own and self._settings.only_own_prompts:
            return tuple(self._own)
        shipped = shipped_questions(self._families)
        return in_turn(shipped, tuple(self._own)) if self._own else shipped

    def _key(self) -> str:
        return keys.press_of("question.switch", self._settings.keys)

    def _read(self) -> None:
        path = self._settings.own_prompts
        assert path
        try:
            self._own = own_questions(path)
        except BadQuestionsError as bad:
            refuse(
                self._config,
                "own_prompts",
                f"names {printable(str(path))}, which {bad}",
                "write one question a line there, or leave the setting out",
            )
