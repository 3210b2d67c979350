"""The kinds of records in a journal that leave it and come back as a whole."""

from tightrope.domain.aim import Aim
from tightrope.domain.entry import Entry
from tightrope.domain.month_note import MonthNote
from tightrope.domain.talk import Talk

# What it was can be read again, and one of those states brought back.
Versioned = Entry | MonthNote | Aim
Kept = Versioned | Talk
