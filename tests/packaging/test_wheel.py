"""What is shipped: a wheel and an sdist that hold everything, and a program that starts from them.

A file that .gitignore matches, or a folder that the build does not name, would be missing without
a word; so the wheel is compared with the checkout file by file.
"""

import os
import pty
import select
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import termios
import venv
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

# One worker builds once, rather than each of them.
pytestmark = pytest.mark.xdist_group("wheel")

CHECKOUT = Path(__file__).parents[2]
SHIPPED = {"src/tightrope": "tightrope", "styles": "tightrope/styles", "data": "tightrope/data"}
# What lands beside the program: where shells and man(1) look.
SHARED = "share"
PATIENCE_SECONDS = 20
CTRL_Q = b"\x11"
BESIDES = ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", ".gitignore")


@dataclass(frozen=True, slots=True)
class Installed:
    """The program as a person has it, in an environment that knows no checkout."""

    folder: Path

    def run(self, program: str, *words: str, cwd: Path) -> str:
        """Run a program of that environment in a folder, and return what it said."""
        done = subprocess.run(
            [self.folder / "bin" / program, *words],
            cwd=cwd,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert str(CHECKOUT) not in done.stdout + done.stderr
        return done.stdout


def build(source: Path, kind: str) -> Path:
    """Build a wheel or an sdist of a folder, and return it."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", "dist"],
        cwd=source,
        check=True,
        capture_output=True,
    )
    (built,) = (source / "dist").glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return built


def shipped_files(checkout: Path) -> dict[str, bytes]:
    """Return what a wheel of a checkout must hold, by the names it must have there."""
    return {
        f"{inside}/{path.relative_to(checkout / folder).as_posix()}": path.read_bytes()
        for folder, inside in SHIPPED.items()
        for path in (checkout / folder).rglob("*")
        if path.is_file()
    }


def shared_files(checkout: Path) -> dict[str, bytes]:
    """Return what a wheel of a checkout must install beside the program, by its place there."""
    return {
        path.relative_to(checkout).as_posix(): path.read_bytes()
        for path in (checkout / SHARED).rglob("*")
        if path.is_file()
    }


def wheel_files(wheel: Path) -> dict[str, bytes]:
    """Return what a wheel holds, by its place, without what says that it is one."""
    with ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" not in name]
        return {name.partition(".data/data/")[2] or name: archive.read(name) for name in names}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("source")
    for name in BESIDES:
        shutil.copy(CHECKOUT / name, copy)
    for folder in (*SHIPPED, SHARED):
        if (CHECKOUT / folder).exists():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(CHECKOUT / folder, copy / folder, ignore=ignored)
    return copy


@pytest.fixture(scope="module")
def wheel(source: Path) -> Path:
    return build(source, "wheel")


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    # What the program needs is borrowed from the environment of the tests, so that this needs no
    # network; a path file inside it, such as the one of the checkout, is not followed from here.
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, symlinks=True)
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--python", str(folder / "bin/python"))
    subprocess.run(
        [*pip, "install", "--quiet", "--no-index", "--no-deps", "--no-compile", str(wheel)],
        check=True,
    )
    return Installed(folder)


def test_the_wheel_holds_the_program_its_styles_and_its_data_and_nothing_else(
    source: Path,
    wheel: Path,
) -> None:
    assert wheel_files(wheel) == shipped_files(source) | shared_files(source)


def test_manual_pages_and_completions_are_installed_where_that_is_usual(
    installed: Installed,
) -> None:
    share = installed.folder / SHARED
    assert "tightrope" in (share / "man/man1/tightrope.1").read_text("utf-8")
    assert (share / "man/man1/tightrope-add.1").exists()
    assert (share / "bash-completion/completions/tightrope").exists()
    assert (share / "zsh/site-functions/_tightrope").read_text("utf-8").startswith("#compdef")
    assert (share / "fish/vendor_completions.d/tightrope.fish").exists()


def test_the_wheel_says_that_its_types_can_be_used(wheel: Path) -> None:
    assert "tightrope/py.typed" in wheel_files(wheel)


def test_a_wheel_made_from_the_sdist_is_the_same(
    source: Path,
    wheel: Path,
    tmp_path: Path,
) -> None:
    with tarfile.open(build(source, "sdist")) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    assert wheel_files(build(unpacked, "wheel")) == wheel_files(wheel)


def test_no_path_of_the_checkout_is_shipped(source: Path, wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        for name in archive.namelist():
            assert str(CHECKOUT).encode() not in archive.read(name), name
            assert str(source).encode() not in archive.read(name), name


def test_styles_and_data_hold_no_python() -> None:
    # Hatchling refuses to install a checkout as editable where they do.
    for folder in ("styles", "data"):
        assert not list((CHECKOUT / folder).rglob("*.py"))


def test_the_installed_program_finds_what_it_ships_with(
    installed: Installed,
    tmp_path: Path,
) -> None:
    asked = "from tightrope.paths import asset; print(asset('data', 'territory/first-weekday.txt'))"
    found = Path(installed.run("python", "-c", asked, cwd=tmp_path).strip())
    assert found.is_relative_to(installed.folder)
    assert found.is_file()


def test_the_installed_program_starts_in_an_empty_folder(
    installed: Installed,
    tmp_path: Path,
    home: Path,
) -> None:
    version = installed.run("tightrope", "--version", cwd=tmp_path)
    assert installed.run("python", "-m", "tightrope", "--version", cwd=tmp_path) == version
    assert str(home) in installed.run("tightrope", "where", cwd=tmp_path)
    assert "together" in installed.run("tightrope", "add", "-t", "A walk.", cwd=tmp_path)
    assert "A walk." in installed.run("tightrope", "list", cwd=tmp_path)
    assert not list(tmp_path.iterdir())


def test_the_installed_program_opens_full_screen_with_its_styles_and_leaves(
    installed: Installed,
    tmp_path: Path,
) -> None:
    screen, keyboard = pty.openpty()
    termios.tcsetwinsize(keyboard, (40, 120))
    with subprocess.Popen(
        [installed.folder / "bin/tightrope"],
        cwd=tmp_path,
        stdin=keyboard,
        stdout=keyboard,
        stderr=keyboard,
        start_new_session=True,
    ) as program:
        os.close(keyboard)
        try:
            painted = _read_until(screen, b"together")
            os.write(screen, CTRL_Q)
            painted += _read_until(screen, b"\x1b[?1049l")
            assert program.wait(PATIENCE_SECONDS) == 0, painted[-2000:]
        finally:
            program.kill()
    os.close(screen)
    assert not list(tmp_path.iterdir())


def _read_until(screen: int, end: bytes) -> bytes:
    painted = b""
    with suppress(OSError):  # the program has gone, and its terminal with it
        while end not in painted and select.select([screen], [], [], PATIENCE_SECONDS)[0]:
            painted += os.read(screen, 1 << 16)
    return painted
