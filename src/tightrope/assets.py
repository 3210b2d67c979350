"""Where the read-only files are that ship with the program."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent


def asset(folder: str, name: str) -> Path:
    """Return the path of a shipped file, such as `asset("styles", "app.tcss")`.

    An installed package has it inside itself; a checkout has it beside `src`.
    """
    inside = _PACKAGE / folder / name
    return inside if inside.exists() else _CHECKOUT / folder / name
