import os
import sys
from pathlib import Path

import pytest

from tightrope.domain.errors import TightropeError
from tightrope.journal.external_editor import (
    command_line,
    edit_text,
    usual_editor,
)

_POSIX = pytest.mark.skipif(os.name == "nt", reason="makes programs as POSIX knows them")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of PATH, in which a file is a program."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def _make(folder: Path, name: str) -> Path:
    program = folder / name
    program.write_text("#!/bin/sh\n")
    program.chmod(0o700)
    return program


def _python(script: str) -> str:
    return (
        f'"{sys.executable}" -c "import sys, pathlib; page = pathlib.Path(sys.argv[-1]); {script}"'
    )


@_POSIX
@pytest.mark.parametrize(
    ("editor", "flag"),
    [
        ("vim", "NONE"),
        ("nvim", "NONE"),
        ("nano", "--restricted"),
        ("emacs", "--eval"),
        ("micro", "-backup"),
        ("code", "--wait"),
    ],
)
def test_an_editor_that_is_known_is_told_to_keep_nothing(
    programs: Path,
    editor: str,
    flag: str,
) -> None:
    program = _make(programs, editor)
    first, own, *others, page = command_line(f"{editor} --mine", Path("entry.md"))
    assert (first, own, page) == (str(program), "--mine", "entry.md")
    assert flag in others


@_POSIX
def test_an_editor_is_known_by_what_its_name_leads_to(programs: Path) -> None:
    _make(programs, "vim.basic")
    (programs / "vi").symlink_to(programs / "vim.basic")
    assert "NONE" in command_line("vi", Path("entry.md"))
    _make(programs, "pico")
    (programs / "nano").symlink_to(programs / "pico")
    assert command_line("nano", Path("entry.md")) == [str(programs / "nano"), "entry.md"]


@_POSIX
def test_the_usual_editor_is_the_one_that_is_set_else_one_that_is_there(programs: Path) -> None:
    assert usual_editor({"VISUAL": "code --wait", "EDITOR": "vi"}) == "code --wait"
    assert usual_editor({"VISUAL": " ", "EDITOR": "vi"}) == "vi"
    with pytest.raises(TightropeError, match="EDITOR"):
        usual_editor({})
    _make(programs, "vi")
    assert usual_editor({}) == "vi"


def test_what_the_editor_saved_comes_back(tmp_path: Path) -> None:
    script = "page.write_bytes(page.read_bytes() + b' and\\r\\nmore\\n')"
    assert edit_text("Words", tmp_path, _python(script)) == "Words and\nmore"
    assert edit_text("Words\n", tmp_path, _python("pass")) == "Words\n"
    marked = "page.write_bytes(b'\\xef\\xbb\\xbfWords')"
    assert edit_text("", tmp_path, _python(marked)) == "Words"
    assert list(tmp_path.iterdir()) == []


def test_an_editor_that_gives_up_changes_nothing(tmp_path: Path) -> None:
    with pytest.raises(TightropeError, match="nothing was changed"):
        edit_text("Words", tmp_path, _python("page.write_text('x'); sys.exit(1)"))
    assert list(tmp_path.iterdir()) == []


@_POSIX
def test_what_was_saved_before_an_editor_was_killed_comes_back(tmp_path: Path) -> None:
    script = "import os; page.write_text('saved'); os.kill(os.getpid(), 9)"
    assert edit_text("Words", tmp_path, _python(script)) == "saved"


@_POSIX
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_to_the_whole_terminal_leaves_the_clearing_up_to_us(
    tmp_path: Path,
    name: str,
) -> None:
    end = f"os.kill(os.getppid(), signal.{name})"
    script = f"import os, signal; page.write_text('saved'); {end}; sys.exit({name != 'SIGINT':d})"
    assert edit_text("Words", tmp_path, _python(script)) == "saved"
    assert list(tmp_path.iterdir()) == []


@_POSIX
def test_what_an_editor_saved_and_nobody_may_read_is_kept(tmp_path: Path) -> None:
    # A folder cannot be read as a file by anybody, not even by root.
    script = "page.unlink(); page.mkdir(); (page / 'words.md').write_text('saved')"
    with pytest.raises(TightropeError, match=r"could not be read .*unsaved\.md") as trouble:
        edit_text("Words", tmp_path, _python(script))
    assert (tmp_path / "unsaved.md" / "words.md").read_text() == "saved"
    assert "mend that" in str(trouble.value)


def test_text_that_is_not_utf8_is_kept_beside_earlier_words(tmp_path: Path) -> None:
    (tmp_path / "unsaved.md").write_bytes(b"earlier")
    with pytest.raises(TightropeError, match=r"not save UTF-8 text; .*unsaved-2\.md"):
        edit_text("Words", tmp_path, _python("page.write_bytes(bytes([233]))"))
    assert (tmp_path / "unsaved-2.md").read_bytes() == b"\xe9"
    assert {path.name for path in tmp_path.iterdir()} == {"unsaved.md", "unsaved-2.md"}


def test_where_no_file_for_the_editor_can_be_made_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(TightropeError, match=r"No file for the editor .* try again"):
        edit_text("Words", tmp_path / "file", _python("pass"))


@_POSIX
def test_that_no_more_files_can_be_opened_is_said(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="there are no such limits here")

    usual = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, usual[1]))
    try:
        with pytest.raises(TightropeError, match=r"Too many open files.*nothing was changed"):
            edit_text("Words", tmp_path, _python("pass"))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, usual)


def test_a_quotation_mark_without_another_is_said() -> None:
    with pytest.raises(TightropeError, match="quotation mark"):
        command_line("vim 'x", Path("entry.md"))
