"""A sealed home for every test, and a clock that stands still."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from pictures import Pictures
from support import ZONE, FrozenClock
from tightrope.domain.formatting import show_days_in
from tightrope.storage.encryption import FileKey

settings.register_profile(
    "tightrope",
    derandomize=True,  # the same examples every time: a gate that fails fails again
    database=None,  # nothing is written beside the tests
    deadline=None,  # nothing in the tests is timed
    # The sealed home is the same for all examples of a test, and that is enough.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("tightrope")

# A developer's own settings that would change what a test sees. Removed by prefix and by name.
# PYTHON...: without buffers, for one, the program never meets what it could not write.
_FOREIGN_PREFIXES = ("TIGHTROPE_", "TEXTUAL", "LC_", "CLICOLOR", "PYTHON")
_FOREIGN = {
    "NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS", "LINES", "LANG", "LANGUAGE", "EDITOR",
    "VISUAL", "PAGER", "ESCDELAY", "TERM_PROGRAM",
}  # fmt: skip


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the way to accept pictures that are meant to look different from now on."""
    parser.addoption(
        "--accept-pictures",
        action="store_true",
        help="keep what is shown now as the pictures of the tests that run",
    )


@pytest.fixture
def pictures(request: pytest.FixtureRequest) -> Pictures:
    """The pictures that are kept beside the test."""
    accepts = bool(request.config.getoption("--accept-pictures"))
    return Pictures(request.path.parent / "pictures", accepts=accepts)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a home of its own: whatever it writes lands there, in a fixed time zone."""
    folder = tmp_path_factory.mktemp("home")
    for name in [name for name in os.environ if _is_foreign(name)]:
        monkeypatch.delenv(name)
    for name, place in {
        "HOME": "",
        "USERPROFILE": "",
        "APPDATA": "AppData/Roaming",
        "LOCALAPPDATA": "AppData/Local",
        "XDG_DATA_HOME": ".local/share",
        "XDG_CONFIG_HOME": ".config",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
        "XDG_RUNTIME_DIR": ".run",
    }.items():
        monkeypatch.setenv(name, str(folder / place))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TZ", ZONE)
    time.tzset()
    return folder


@pytest.fixture(autouse=True)
def usual_order_of_dates() -> None:
    """Show days as they are shown where nothing else is set, whatever the test before has set."""
    show_days_in(lambda: "dmy")


@pytest.fixture(autouse=True)
def usual_signals() -> Iterator[None]:
    """Let the programs that a test starts meet signals as a person's programs do.

    A job in the background is started with SIGINT ignored, one under `nohup` with SIGHUP, and
    whatever it starts inherits that.
    """
    numbers = [getattr(signal, name, None) for name in ("SIGINT", "SIGTERM", "SIGHUP")]
    ignored = [
        number for number in numbers if number and signal.getsignal(number) is signal.SIG_IGN
    ]
    for number in ignored:
        is_interrupt = number == signal.SIGINT
        signal.signal(number, signal.default_int_handler if is_interrupt else signal.SIG_DFL)
    yield
    for number in ignored:
        signal.signal(number, signal.SIG_IGN)


@pytest.fixture
def clock() -> FrozenClock:
    """A clock to hand to whoever asks for `now`; it stands still until it is moved."""
    return FrozenClock()


@pytest.fixture(params=["plain", "encrypted"])
def key(request: pytest.FixtureRequest) -> FileKey | None:
    """The key of a journal: whoever asks for it runs on plain and on encrypted ones.

    It is a random one, not derived, so that nobody waits for it.
    """
    if request.param == "plain":
        return None
    pytest.importorskip("sqlcipher3", reason="the extra tightrope[encryption] is not installed")
    return FileKey.random()


def _is_foreign(name: str) -> bool:
    return name in _FOREIGN or name.startswith(_FOREIGN_PREFIXES)
