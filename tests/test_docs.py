"""The documents say what the program does."""

import re
import shlex
from pathlib import Path

import pytest

from tightrope.cli import main
from tightrope.tui import keys

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def key_table() -> str:
    """Return docs/keys.md as the key table would have it."""
    lines = [
        "# Every key",
        "",
        "Made from the key table of the program. A key is remapped in the settings by its id:",
        "",
        "```toml",
        "[keys]",
        '"entry.new" = "a"',
        "```",
    ]
    for place, group in keys.PLACES.items():
        lines += ["", f"## {place}", "", "| key | does | id |", "| --- | --- | --- |"]
        for key in group:
            pressed = " ".join(f"`{press}`" for press in keys.every_press(key, {}))
            lines.append(f"| {pressed} | {key.reason} | `{key.id}` |")
    lines += ["", "## Everywhere", "", "| key | does |", "| --- | --- |"]
    lines += [f"| {pressed} | {name} |" for pressed, name in keys.STOCK]
    return "\n".join([*lines, ""])


def test_the_page_of_keys_is_the_key_table() -> None:
    assert (ROOT / "docs" / "keys.md").read_text(encoding="utf-8") == key_table()


def commands() -> list[str]:
    """Return the commands that the README shows."""
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("tightrope ")]


@pytest.mark.parametrize("command", commands())
def test_every_command_of_the_readme_works_as_written(
    command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "entries.jsonl").write_text('{"day": "2026-11-21", "text": "By the river"}\n')
    assert _exit_code(["add", "By the river"]) == 0
    assert _exit_code(shlex.split(command)[1:]) == 0


def test_the_readme_shows_commands_and_a_picture_that_is_there() -> None:
    assert len(commands()) >= 8
    assert (ROOT / "docs" / "pictures" / "journal.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/architecture.md"]
)
def test_links_between_documents_lead_somewhere(page: str) -> None:
    path = ROOT / page
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def _exit_code(arguments: list[str]) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["tightrope", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
    return int(ended.value.code or 0)
