"""The fields of an entry or month note: codecs, and both as JSON objects or as text."""

from typing import TYPE_CHECKING

from tightrope.lazy import late_imports

if TYPE_CHECKING:
    from tightrope.formats.fields import entry_json as entry_json
else:
    __getattr__ = late_imports(__name__, ("entry_json",))
