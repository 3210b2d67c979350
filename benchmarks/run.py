"""Prints the table of `make bench`, module by module, and says which rows do not hold."""

import importlib
import sys

from floor import Row, table

# Each has a `measure() -> list[Row]`.
MODULES = (
    "cli_cost",
    "startup",
    "idle",
    "queries",
    "exchange",
    "encrypted",
    "editor_keys",
    "chart_frame",
    "month",
    "search_screen",
    "hiding",
)


def main() -> None:
    """Measure every part, or the ones that are named, and print one table."""
    asked = [word for word in sys.argv[1:] if not word.startswith("-")] or MODULES
    rows: list[Row] = []
    try:
        for name in asked:
            print(f"measuring {name} ...", file=sys.stderr, flush=True)
            rows += importlib.import_module(name).measure()
    finally:  # what was measured before something failed took its time
        print(table(rows))
    if too_slow := [row.name for row in rows if row.verdict.startswith("TOO")]:
        sys.exit(f"\nnot within their limits: {', '.join(too_slow)}")


if __name__ == "__main__":
    main()
