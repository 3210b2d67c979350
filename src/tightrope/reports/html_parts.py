"""The pieces that a review's page and a book share.

No script, nothing fetched, and a policy that forbids both; everything a person wrote is text.
"""

from collections.abc import Iterable

from tightrope.domain.balance import Balance, interval_text, signed, voted_text
from tightrope.domain.marks import State
from tightrope.domain.patterns import WeekdayBalance
from tightrope.reports import svg
from tightrope.reports.html_builder import NOTHING, Markup, element, text
from tightrope.reports.markdown_html import as_html
from tightrope.reports.phrases import days_line, difference_figures

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
VOTING = (State.TOGETHER, State.SPACE, State.BOTH)
"""The states of days that vote, in the order of their columns."""


NAMED_DAYS = (1, 8, 15, 22, 29)
"""The days of a month that have their number below a tide."""


def page(title: str, style: str, body: Markup) -> str:
    """Return a whole page; `style` is a sheet of ours: it is not escaped."""
    parts = element(
        "html", Markup("\n"), head(title, style), Markup("\n"), body, Markup("\n"), lang="en"
    )
    return f"<!DOCTYPE html>\n{parts}\n"


def head(title: str, style: str) -> Markup:
    """Return the head of a page; `style` is a sheet of ours: it is not escaped."""
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="viewport", content="width=device-width"),
        element("title", text(title)),
        element("style", Markup(style)),
    )


def small(words: str) -> tuple[Markup, ...]:
    """Return what stands beside a heading, nothing for no words."""
    return (Markup(" "), element("small", text(words))) if words else ()


def figure(caption: str, picture: Markup) -> Markup:
    """Return a picture under its caption."""
    return element("figure", element("figcaption", text(caption)), picture)


def legend(balance: Balance) -> Markup:
    """Return the sign of each kind of day, and how many of them there are."""
    signs = (
        element("span", svg.mark(state), text(f" {words}"))
        for state, words in zip(VOTING, days_line(balance), strict=True)
    )
    return element("figcaption", *signs, class_="legend")


BALANCE_COLUMNS = ("marked", *(state.value for state in VOTING), "balance", "80 % interval", "mix")
"""The heads of the columns that `balance_cells` fills."""

WEEKDAY_COLUMNS = ("marked", *(state.value for state in VOTING), "balance", "beside other days")
"""The heads of the columns that `weekday_cells` fills."""


def balance_cells(balance: Balance) -> tuple[str, ...]:
    """Return a balance as cells of a table: of how many days, which, and how sure.

    Until four days voted there is no figure.
    """
    interval = balance.interval
    if balance.value is None or interval is None or not balance.has_figures:
        return (voted_text(balance), *_days_of(balance), "", "", "")
    return (
        voted_text(balance),
        *_days_of(balance),
        signed(balance.value),
        interval_text(interval.low, interval.high),
        f"{balance.mix or 0:.0%}",
    )


def weekday_cells(each: WeekdayBalance) -> tuple[str, ...]:
    """Return a weekday as cells: of how many days, which, and how it lies beside one's others."""
    balance = each.balance
    figure = signed(balance.value) if balance.value is not None and balance.has_figures else ""
    beside = difference_figures(each.difference) if each.difference and each.is_known else ""
    return (voted_text(balance), *_days_of(balance), figure, beside)


def _days_of(balance: Balance) -> tuple[str, ...]:
    counts = (balance.together_days, balance.space_days, balance.both_days)
    return tuple(map(str, counts)) if balance.voted else ("", "", "")


def table(caption: str, columns: tuple[str, ...], rows: Iterable[tuple[Markup, ...]]) -> Markup:
    """Return a table; the first cells of its rows name them."""
    names = element("tr", *(element("th", text(each), scope="col") for each in columns))
    return element(
        "table",
        element("caption", text(caption)),
        element("thead", names),
        element("tbody", *map(_row, rows)),
    )


def _row(cells: tuple[Markup, ...]) -> Markup:
    name, *figures = cells
    return element(
        "tr", element("th", name, scope="row"), *(element("td", each) for each in figures)
    )


def written(title: Markup, words: str) -> Markup:
    """Return what a person wrote, its Markdown drawn as on the screen, under a heading."""
    inside = as_html(words) if words.strip() else NOTHING
    return element("article", element("h3", title), inside)
