"""The strip of months: what stands where, in colour and in ASCII."""

from hypothesis import given
from hypothesis import strategies as st

from tightrope.chart.glyph_sets import GlyphSet
from tightrope.chart.strip import HEAD, draw_strip
from tightrope.domain.balance import Balance, Leaning


def months(*days: tuple[int, int, int]) -> list[tuple[str, Balance]]:
    return [
        (
            f"Mon {2000 + at}",
            Balance(days_passed=90, together_days=together, space_days=space, both_days=both),
        )
        for at, (together, space, both) in enumerate(days)
    ]


balances = st.tuples(*[st.integers(0, 20)] * 3)


def test_each_month_is_a_point_in_its_interval_between_the_poles() -> None:
    shown = draw_strip(
        months((9, 1, 2), (0, 0, 0), (1, 9, 0), (4, 4, 1)), 40, glyphs=GlyphSet.ASCII
    )
    assert shown.text.splitlines() == [
        "         space        even      together",
        "Mon 2000                |   (-----o)",
        "Mon 2001                |",
        "Mon 2002   (o-------)   |",
        "Mon 2003           (----o----)",
    ]


def test_what_stands_beside_the_months_leaves_the_line_its_middle() -> None:
    lines = draw_strip(months((9, 1, 2)), 60, beside=["+0.67"], apart=2).text.splitlines()
    assert lines[1] == ""
    assert lines[2].startswith("Mon 2000 ")
    assert lines[2].endswith(" +0.67")


@given(balances, st.integers(1, 120), st.sampled_from(GlyphSet))
def test_a_month_swapped_is_its_mirror_image(
    days: tuple[int, int, int], width: int, glyphs: GlyphSet
) -> None:
    together, space, both = days
    one, other = (
        draw_strip(months(each), width, glyphs=glyphs).rows[HEAD]
        for each in ((together, space, both), (space, together, both))
    )
    mirror = str.maketrans("├┤()", "┤├)(")
    start = len("Mon 2000 ")
    plot = (width - start) - 1 + (width - start) % 2
    if plot > 0:
        seen = [cell.glyph for cell in one[start : start + plot]]
        swapped = [cell.glyph.translate(mirror) for cell in other[start : start + plot]]
        assert seen == swapped[::-1]


@given(balances, st.integers(30, 120))
def test_only_a_month_that_leans_lies_on_one_side_of_0(
    days: tuple[int, int, int], width: int
) -> None:
    ((name, balance),) = months(days)
    row = draw_strip([(name, balance)], width, glyphs=GlyphSet.ASCII).text.splitlines()[HEAD]
    plot = row[len("Mon 2000 ") :].rstrip()
    leans = balance.leaning in {Leaning.TOGETHER, Leaning.SPACE}
    if balance.has_figures:
        assert ("|" in plot) == leans
