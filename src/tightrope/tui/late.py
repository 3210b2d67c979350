"""What the full-screen face is begun with, imported when it is begun: Textual is slow."""

from typing import TYPE_CHECKING

from tightrope.lazy import late_imports

if TYPE_CHECKING:
    from tightrope.tui.app import TightropeApp as TightropeApp
    from tightrope.tui.settings_check import problems as problems
    from tightrope.tui.unlock import UnlockApp as UnlockApp
else:
    __getattr__ = late_imports(
        "tightrope.tui",
        names={
            "TightropeApp": "tightrope.tui.app",
            "UnlockApp": "tightrope.tui.unlock",
            "problems": "tightrope.tui.settings_check",
        },
    )
