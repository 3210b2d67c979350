"""The full-screen face of the journal."""

import gc

from tightrope import clock
from tightrope.journal import Journal
from tightrope.paths import Locations
from tightrope.settings import Settings


def run(locations: Locations, settings: Settings, *, made_up: bool = False) -> None:
    """Open the journal full-screen and return when the person leaves it.

    `made_up` says so in the title, for the demo. Raises TightropeError where the journal cannot be
    opened, and SystemExit(1) after a fault of the program itself.
    """
    # Nothing is freed while Textual is imported; not looking for it saves some 20 ms.
    gc.disable()
    from tightrope.tui.app import TightropeApp  # noqa: PLC0415 - slow, and timed by the two lines around it

    # What was imported stays to the end, and need not be looked through again and again.
    gc.freeze()
    gc.enable()
    with Journal(locations.database, clock.ending_days_at(settings.day_ends)) as journal:
        app = TightropeApp(journal, locations, settings, made_up=made_up)
        app.run()
        if app.return_code:
            raise SystemExit(app.return_code)
