"""What a journal and a folder tell each other in one sync."""

from typing import TYPE_CHECKING

from tightrope.lazy import late_imports

if TYPE_CHECKING:
    from tightrope.journal.sync import engine as engine
else:
    __getattr__ = late_imports(__name__, ("engine",))
