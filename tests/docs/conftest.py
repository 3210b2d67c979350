"""The program as a person has it, in the test's own process, on a journal with known ids."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tightrope.cli import main
from tightrope.cli.context import CliContext


class Answer(NamedTuple):
    """What a call of the program said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The document that it printed."""
        return json.loads(self.out)


class _Input(io.TextIOWrapper):
    """Standard input that is no terminal, with these words in it."""

    def __init__(self, words: str) -> None:
        super().__init__(io.BytesIO(words.encode()), encoding="utf-8")


Run = Callable[..., Answer]


# As the examples of the pages call them.
WALK, READING = "7b6f2c1e-58d1-4c43-9f1a-2f6a52f0c0de", "91ac55aa-0b1c-4f0e-8a53-6a1f0c2d3e4f"
EVERYTHING = {
    "id": WALK, "day": "2026-11-21", "time": "21:15:00", "zone": "Europe/Berlin",
    "together": True, "space": False, "need": "content", "tags": ["walks"], "starred": True,
    "text": "Walked home along the river.\nTalked about spring. #walks",
    "created": "2026-11-21T20:15:04Z", "modified": "2026-11-21T20:16:31Z",
}  # fmt: skip
LITTLE = {"id": READING, "day": "2026-11-20", "text": "Read all evening.", "space": True}
NOTE = {
    "month": "2026-11", "text": "A month of walks.",
    "created": "2026-11-30T20:00:00Z", "modified": "2026-11-30T20:00:00Z",
}  # fmt: skip


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> Run:
    """Call the program, in `tmp_path`, with its arguments and perhaps words on standard input.

    Its journal holds two entries and the note of a month.
    """

    def call(*arguments: str, stdin: str = "") -> Answer:
        monkeypatch.setattr("sys.argv", ["tightrope", *arguments])
        monkeypatch.setattr("sys.stdin", _Input(stdin))
        with pytest.raises(SystemExit) as ended:
            main()
        sys.stdout.flush()
        sys.stderr.flush()
        out, err = (said.decode(errors="replace") for said in capfdbinary.readouterr())
        return Answer(int(ended.value.code or 0), out, err)

    # What a command leaves behind it would be a copy of the tests here.
    monkeypatch.setattr(CliContext, "back_up_in_background", lambda _: None)
    monkeypatch.chdir(tmp_path)
    lines = "".join(json.dumps(each) + "\n" for each in (EVERYTHING, LITTLE, NOTE))
    assert call("import", "jsonl", "-", stdin=lines).code == 0
    return call
