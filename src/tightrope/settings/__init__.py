"""What a person can set: one TOML file; what changes a switch in it stands in `switching`."""

from tightrope.settings.file import SettingsTrouble, read_settings, refuse
from tightrope.settings.values import BadSetting, Settings

__all__ = ["BadSetting", "Settings", "SettingsTrouble", "read_settings", "refuse"]
