"""Words in a pane's border: a title, and what is said at the other end of it."""

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

CORNERS = 6
"""What corners and blanks take of a border's width."""

LEAST_RULE = 5
"""A piece of border between two words, with its blanks."""

_RULES = {"round": "─", "solid": "─", "ascii": "-"}


def headed(widget: Widget, title: str, words: str) -> tuple[str | Content, str | None]:
    """Return a title with what is said at the other end of the upper border, and nothing below.

    Where there is too little room for both, what is said goes to the lower border.
    """
    rule = widget.outer_size.width - CORNERS - len(title) - len(words)
    if rule < LEAST_RULE:
        return title, words
    return _apart(widget, title, words, rule), None


def footed(widget: Widget, words: str, legend: str) -> str | Content:
    """Return what is said in the lower border with a legend at its other end, if both fit."""
    if not words:
        return legend
    rule = widget.outer_size.width - CORNERS - len(words) - len(legend)
    return words if not legend or rule < LEAST_RULE else _apart(widget, words, legend, rule)


def _apart(widget: Widget, left: str, right: str, rule: int) -> Content:
    kind, colour = widget.styles.border_top
    line = Content.styled(f" {_RULES.get(kind, ' ') * (rule - 2)} ", Style(foreground=colour))
    return Content.assemble(left, line, right)
