"""What a person can set: one TOML file; what changes a switch in it stands in `switching`."""

from typing import TYPE_CHECKING

from tightrope.lazy import late_imports
from tightrope.settings.file import SettingsError, read_one, read_settings, refuse
from tightrope.settings.values import BadSettingError, Settings

if TYPE_CHECKING:
    from tightrope.settings import switching as switching
else:
    __getattr__ = late_imports(__name__, ("switching",))

__all__ = [
    "BadSettingError",
    "Settings",
    "SettingsError",
    "read_one",
    "read_settings",
    "refuse",
]
