"""What is to be talked about, and what moved with aims, in a month's review."""

from datetime import date

from reports.months import aims, reviewed, talk_items
from tightrope.domain.review import Review
from tightrope.reports.json_report import as_json_report
from tightrope.reports.shared import shared_sections


def test_figures_tell_how_many_and_when_and_no_word(november: Review) -> None:
    assert dict(shared_sections(november, with_words=False)) == {
        "Talk about": ("2 entries, the first of Sat 12 Sep 2026",),
        "Aims": (
            "begun Mon 2 Nov 2026",
            "let go Mon 9 Nov 2026",
            "reached Sat 21 Nov 2026",
        ),
    }
    told = str(as_json_report(november))
    assert not [word for word in ("summer", "paints", "dance", "attic") if word in told]


def test_with_words_each_is_named_what_was_opened_first_before_the_others(
    november: Review,
) -> None:
    assert dict(shared_sections(november, with_words=True)) == {
        "Talk about": (
            "<b>Where</b> to in summer? · Sat 12 Sep 2026",
            "Who *paints*? · Fri 20 Nov 2026",
        ),
        "Aims": (
            "Learn to <i>dance</i> · begun Mon 2 Nov 2026",
            "The attic · let go Mon 9 Nov 2026",
            "Learn to <i>dance</i> · reached Sat 21 Nov 2026",
        ),
    }
    figures = as_json_report(november, written=[])
    assert [item["line"] for item in figures["talk"]] == ["", "Who *paints*?"]
    assert [(move["title"], move["moved"]) for move in figures["aims"]][:1] == [
        ("Learn to <i>dance</i>", "begun")
    ]


def test_a_month_in_which_no_aim_moved_tells_of_none() -> None:
    assert shared_sections(reviewed("T"), with_words=True) == ()
    december = reviewed("T", date(2026, 12, 1)).with_shared((), aims())
    assert shared_sections(december, with_words=True) == ()
    one = reviewed("T").with_shared(talk_items()[:1], ())
    assert shared_sections(one, with_words=False) == (
        ("Talk about", ("1 entry, of Sat 12 Sep 2026",)),
    )
