"""The values of a journal and the rules they follow: no input or output, no clock, no locale."""

from typing import TYPE_CHECKING

from tightrope.lazy import late_imports

if TYPE_CHECKING:
    from tightrope.domain import aim as aim
    from tightrope.domain import calendar as calendar
    from tightrope.domain import change_text as change_text
    from tightrope.domain import month_note as month_note
    from tightrope.domain import patterns as patterns
    from tightrope.domain import printable as printable
    from tightrope.domain import query as query
    from tightrope.domain import review as review
    from tightrope.domain import talk as talk
    from tightrope.domain import week_counts as week_counts
else:
    __getattr__ = late_imports(
        __name__,
        (
            "aim",
            "calendar",
            "change_text",
            "month_note",
            "patterns",
            "printable",
            "query",
            "review",
            "talk",
            "week_counts",
        ),
    )
