"""A made-up journal of eighteen months, for `tightrope demo`, pictures and measurements.

Nobody's life: `data/demo` holds the material, and here it is laid out up to today.
"""

from tightrope.demo.teller import demo_drafts

__all__ = ["demo_drafts"]
