"""A made-up journal of eighteen months, for `tightrope demo`, pictures and measurements.

Nobody's life: `data/demo` holds the material, and here it is laid out up to today.
"""

from tightrope.demo.shared import DemoAim, DemoTalk, demo_aims, demo_talk
from tightrope.demo.teller import demo_drafts

__all__ = ["DemoAim", "DemoTalk", "demo_aims", "demo_drafts", "demo_talk"]
