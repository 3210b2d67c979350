"""The manual pages, and what a wheel puts where shells and man(1) look."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import which

import click
import pytest
from click.testing import Result

from tightrope import __version__
from tightrope.cli.app import COMMANDS, program
from tightrope.cli.man_pages import manual_page, manual_pages

Call = Callable[..., Result]
SHARE = Path(__file__).parents[2] / "share"
PAGES = dict(manual_pages(program, "tightrope", __version__))
COMPLETIONS = {
    "bash": SHARE / "bash-completion/completions/tightrope",
    "zsh": SHARE / "zsh/site-functions/_tightrope",
    "fish": SHARE / "fish/vendor_completions.d/tightrope.fish",
}


def test_every_command_has_a_page() -> None:
    assert list(PAGES) == ["tightrope.1", *(f"tightrope-{name}.1" for name in COMMANDS)]


@pytest.fixture
def shared(call: Call, request: pytest.FixtureRequest) -> dict[Path, str]:
    """What a wheel must put into `share`; with --accept-pictures it is put there."""
    found = {SHARE / "man/man1" / name: page for name, page in PAGES.items()}
    found |= {path: call("completion", shell).stdout for shell, path in COMPLETIONS.items()}
    if request.config.getoption("--accept-pictures"):
        for path, content in found.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        for path in SHARE.rglob("*"):
            if path.is_file() and path not in found:
                path.unlink()
    return found


def test_what_a_wheel_installs_for_shells_and_man_is_what_the_help_says(
    shared: dict[Path, str],
) -> None:
    there = {path: path.read_text("utf-8") for path in SHARE.rglob("*") if path.is_file()}
    assert there == shared, "run this test with --accept-pictures: a help text has changed"


def test_man_writes_every_page_into_a_folder(call: Call, tmp_path: Path) -> None:
    result = call("man", str(tmp_path / "new" / "man1"))
    written = {path.name: path.read_text("utf-8") for path in (tmp_path / "new/man1").iterdir()}
    assert (result.exit_code, written) == (0, PAGES)
    assert result.stdout.splitlines()[0] == str(tmp_path / "new/man1/tightrope.1")
    assert call("man").stdout == PAGES["tightrope.1"]


def test_a_folder_that_cannot_be_written_is_told(call: Call, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    result = call("man", str(tmp_path / "file" / "man1"))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "choose another folder" in result.stderr


@pytest.mark.skipif(which("groff") is None, reason="groff is not here")
def test_roff_has_nothing_against_the_pages() -> None:
    whole = "".join(PAGES.values())
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-k"],
        input=whole,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert "--no-time" in done.stdout


def test_no_sign_of_a_help_is_taken_for_one_of_roff() -> None:
    @click.command("odd", help=".TH breaks\n\n'quoted' \\\\ back and -dash")
    def odd() -> None:
        raise AssertionError

    page = manual_page(odd, "odd", "1")
    assert "\n\\&.TH breaks" in page
    assert "\\(aqquoted\\(aq \\e\\e back and \\-dash" in page
