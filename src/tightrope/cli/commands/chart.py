"""The timeline in the terminal: `chart`."""

from datetime import date, timedelta

import click

from tightrope.chart.cells import Picture
from tightrope.chart.descriptions import describe as twin
from tightrope.chart.descriptions import heading, legend
from tightrope.chart.glyph_sets import GlyphSet
from tightrope.chart.landmarks import Landmarks, legend_in_two, stretches_in_words
from tightrope.chart.landmarks import legend as landmark_legend
from tightrope.chart.tide import draw_tide, plot_width
from tightrope.chart.timeline import Timeline
from tightrope.cli.chart_output import picture_glyphs, print_picture
from tightrope.cli.command import command
from tightrope.cli.context import CliContext
from tightrope.cli.filters import dated
from tightrope.cli.params import WholeNumber
from tightrope.cli.terminal import (
    QUIET,
    STRONG,
    note,
    painted,
    print_json,
    say,
    terminal_width,
)
from tightrope.domain.calendar import Period
from tightrope.domain.formatting import day_text, span_text
from tightrope.domain.query import Query
from tightrope.reports.phrases import comfort_text

_HEIGHT = 14
_HEIGHT_WITH_NEEDS = 15
_USUAL_WEEKS, _DAYS_A_WEEK = 12, 7


@command(
    "chart",
    "tightrope chart",
    "tightrope chart --weeks 52",
    "tightrope chart --from 2026-01 --text",
    "tightrope chart --weeks 26 --json",
)
@click.option(
    "--weeks",
    type=WholeNumber(least=1, most=5000),
    metavar="N",
    help=f"So many weeks; {_USUAL_WEEKS} unless a range is given.",
)
@click.option("--text", "as_text", is_flag=True, help="Say it in plain words instead.")
@click.option("--json", "as_json", is_flag=True, help="Print turns and stretches as JSON.")
@dated
@click.pass_obj
def chart(
    context: CliContext, query: Query, weeks: int | None, *, as_text: bool, as_json: bool
) -> None:
    """Draw the timeline, or say it in words.

    The area goes up where the balance leans together and down where it leans to space, with the
    interval that it lies in behind it; above and below stand the days. Nothing is drawn beyond
    today, and nothing where the line rests.
    """
    if weeks and query.first:
        raise click.UsageError("The first day is given twice; leave out --weeks or the date.")
    if as_text and as_json:
        raise click.UsageError("--text and --json are two answers; choose one of them.")
    with context.open_journal() as journal:
        days = journal.entries.days()
    timeline = Timeline.of(days, context.today, context.settings.half_life)
    if as_json:
        print_json(_as_json(timeline, _period(timeline, query, weeks)))
        return
    if timeline.is_empty:
        note("Nothing is marked up to today: the chart begins with the first day you mark.")
        return
    if warning := _outside(timeline, query):
        note(warning)
        return
    period = _period(timeline, query, weeks)
    say(painted(span_text(period), STRONG))
    say(heading(timeline, period))
    say()
    if as_text:
        for line in twin(timeline, period, context.settings.week_starts):
            say(line)
        _tell_landmarks(timeline, period)
    else:
        glyphs = picture_glyphs(ascii=context.settings.ascii)
        landmarks = Landmarks.of(timeline)
        print_picture(_picture(context, timeline, period, landmarks, glyphs))
        say()
        width = terminal_width()
        is_by_day = len(period) <= plot_width(width, _HEIGHT)
        say(painted(legend(glyphs, room=width, is_by_day=is_by_day), QUIET))
        tell = legend_in_two if timeline.has_needs else landmark_legend
        for line in tell(landmarks, glyphs, room=width).splitlines():
            say(painted(line, QUIET))


def _as_json(timeline: Timeline, period: Period) -> dict[str, object]:
    """Return the turns and stretches of a period, and the comfort band as learned up to its end."""
    course = timeline.course
    found = course.comfort_up_to(period.last)
    return {
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
        "turns": [
            {"day": each.first.isoformat(), "toward": each.toward.side}
            for each in course.turns_in(period)
        ],
        "stretches": [
            {
                "first": each.first.isoformat(),
                "last": each.last.isoformat() if each.last else None,
                "toward": each.toward.side,
                "change": each.change,
            }
            for each in course.crossing(period)
        ],
        "comfort": {
            "days": found.days,
            "low": found.band.low if found.band else None,
            "high": found.band.high if found.band else None,
        },
    }


def _outside(timeline: Timeline, query: Query) -> str:
    """Return why there is nothing to show of the days that were asked for, empty where there is."""
    if query.first and query.first > timeline.today:
        return "These days have not come yet: the chart ends with today."
    if query.last and query.last < timeline.first:
        first = day_text(timeline.first)
        return f"These days are before the first entry, which is of {first}."
    return ""


def _tell_landmarks(timeline: Timeline, period: Period) -> None:
    """Print the stretches that cross the period, and the band of whoever says what was wanted."""
    landmarks = Landmarks.of(timeline)
    sentences = [*stretches_in_words(timeline.course.crossing(period), timeline.today)]
    if timeline.has_needs:
        sentences.append(f"Comfort: {comfort_text(landmarks.comfort)}.")
    if sentences:
        say()
    for line in sentences:
        say(line)


def _period(timeline: Timeline, query: Query, weeks: int | None) -> Period:
    """Return the days to show: those that were asked for, as far as they have come."""
    last = min(query.last or timeline.today, timeline.today)
    if query.first:
        first = min(query.first, last)
    elif query.last and not weeks:
        first = min(timeline.first, last)
    else:
        days = (weeks or _USUAL_WEEKS) * _DAYS_A_WEEK - 1
        first = last - timedelta(days=min(days, (last - date.min).days))
    return Period(first, last)


def _picture(
    context: CliContext,
    timeline: Timeline,
    period: Period,
    landmarks: Landmarks,
    glyphs: GlyphSet,
) -> Picture:
    width, height = terminal_width(), _HEIGHT_WITH_NEEDS if timeline.has_needs else _HEIGHT
    return draw_tide(
        timeline.columns(period.last, len(period), plot_width(width, height)),
        height,
        width,
        glyphs=glyphs,
        scale=timeline.axis_end,
        needs=timeline.has_needs,
        week_starts=context.settings.week_starts,
        turns=landmarks.turns,
        comfort=landmarks.comfort.band,
    )
