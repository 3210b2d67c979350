"""iCalendar (RFC 5545): a journal entry of a calendar, VJOURNAL, for each entry."""

from typing import TYPE_CHECKING

from tightrope.lazy import late_imports

if TYPE_CHECKING:
    from tightrope.formats.ical import reader as reader
else:
    # The library that reads calendars takes longer to import than a small export takes.
    __getattr__ = late_imports(__name__, ("reader",))
