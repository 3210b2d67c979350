"""The questions that may stand in an empty entry."""

import re

import pytest

from tightrope.paths import asset

TOPICS = (
    "communicate-openly", "own-interests", "time-together", "respect-space", "grow-together",
    "looking-forward", "after-a-quarrel",
)  # fmt: skip
LONGEST = 70

# A question that begins so can be answered by one word; these leave room.
OPEN = re.compile(r"(In which|What|Which|Who|Where|When|How)\b")
PRESUMES = re.compile(
    r"\b(he|she|him|her|his|hers|husband|wife|boyfriend|girlfriend|spouse|marriage|married|"
    r"wedding|child|children|kids|home|house|bed|partner|should|ought|must|enough|healthy|better|problem|fault|"
    r"both of you|two of you|other half|forgive|admit|confess|confront)\b",
    re.IGNORECASE,
)


def questions(topic: str) -> list[str]:
    return asset("data", f"prompts/{topic}.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("topic", TOPICS)
def test_each_topic_asks_twelve_short_open_questions(topic: str) -> None:
    asked = questions(topic)
    assert len(asked) == 12
    for question in asked:
        assert question == question.strip()
        assert len(question) <= LONGEST
        assert question.endswith("?")
        assert OPEN.match(question)


def test_no_question_is_asked_twice() -> None:
    asked = [question for topic in TOPICS for question in questions(topic)]
    assert len(set(asked)) == len(asked)


def test_no_question_presumes_how_someone_lives_or_ought_to() -> None:
    for topic in TOPICS:
        assert not [question for question in questions(topic) if PRESUMES.search(question)]
