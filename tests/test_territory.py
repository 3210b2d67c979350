"""What is usual where a person lives, by the territory of the locale."""

import pytest

from tightrope.territory import date_order, first_weekday


@pytest.mark.parametrize(
    ("environ", "weekday"),
    [
        ({}, 0),
        ({"LANG": "C.UTF-8"}, 0),
        ({"LANG": "POSIX"}, 0),
        ({"LANG": "de_DE.UTF-8"}, 0),
        ({"LANG": "en_US.UTF-8"}, 6),
        ({"LANG": "en_GB"}, 0),
        ({"LANG": "fa_IR"}, 5),
        ({"LANG": "dv_MV"}, 4),
        ({"LANG": "pt-BR"}, 6),
        ({"LANG": "sr_Latn_RS@euro"}, 0),
        ({"LANG": "en_US", "LC_TIME": "de_DE"}, 0),
        ({"LANG": "de_DE", "LC_TIME": "", "LC_ALL": "en_US"}, 6),
    ],
)
def test_weeks_begin_as_the_locale_has_it(environ: dict[str, str], weekday: int) -> None:
    assert first_weekday(environ) == weekday


@pytest.mark.parametrize(
    ("environ", "order"),
    [
        ({}, "dmy"),
        ({"LANG": "C.UTF-8"}, "dmy"),
        ({"LANG": "de_DE.UTF-8"}, "dmy"),
        ({"LANG": "en_US.UTF-8"}, "mdy"),
        ({"LANG": "sv_SE.UTF-8"}, "ymd"),
        ({"LANG": "ja_JP.UTF-8", "LC_TIME": "en_GB.UTF-8"}, "dmy"),
    ],
)
def test_days_are_shown_as_the_locale_has_it(environ: dict[str, str], order: str) -> None:
    assert date_order(environ) == order
