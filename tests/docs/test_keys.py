"""docs/keys.md is the key table."""

from docs.pages import page
from tightrope.tui import keys


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
    assert page("docs/keys.md") == key_table()
