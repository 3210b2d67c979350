"""What a person can set: one TOML file; what changes a switch in it stands in `switching`."""

from tightrope.settings.file import SettingsError, read_day_ends, read_settings, refuse
from tightrope.settings.values import BadSettingError, Settings

__all__ = [
    "BadSettingError",
    "Settings",
    "SettingsError",
    "read_day_ends",
    "read_settings",
    "refuse",
]
