"""Every way to read the stamps of a shape.

`08/01/23 09:06` has four: the clock is plain, and the date is day, month, year; or month, day,
year; or year, month, day; or year, day, month. Which of them a file means is not decided here.
"""

from collections.abc import Iterator, Sequence
from itertools import permutations, product

from tightrope.formats.dates.layout import Layout, Part, WordRoles
from tightrope.formats.dates.names import is_filler, meaning
from tightrope.formats.dates.tokens import WORD, Tokens

# How a number of so many digits may be made of several: of two digits each, four for a year.
_SPLITS: dict[str, tuple[tuple[int, ...], ...]] = {
    "n": ((2,),),
    "3": ((3,),),
    "4": ((4,), (2, 2)),
    "6": ((2, 2, 2),),
    "7": ((4, 3),),
    "8": ((4, 2, 2), (2, 2, 4)),
    "10": ((2, 2, 2, 2, 2),),
    "12": ((4, 2, 2, 2, 2), (2, 2, 4, 2, 2), (2, 2, 2, 2, 2, 2)),
    "14": ((4, 2, 2, 2, 2, 2), (2, 2, 4, 2, 2, 2)),
}
_MOST_NUMBERS = 7
_MOST_WORDS = 6
_MOST_UNKNOWN = 2
# A number of so many digits holds a date and a clock; a shorter one holds either of them.
_HOLDS_BOTH = 10
_CLOCK = "HMS"
_OF_CLOCK = 2  # digits of its hours, minutes and seconds
_TOUCHING = ("", " ")


def layouts_of(tokens: Tokens) -> list[Layout]:
    """Return every way to read stamps of this shape that the words of this one allow."""
    if len(tokens.numbers) > _MOST_NUMBERS or len(tokens.words) > _MOST_WORDS:
        return []
    return [
        layout
        for parts in _splits(tokens)
        for clock in _clocks(parts)
        for layout in _with_clock(tokens, parts, clock)
    ]


def _splits(tokens: Tokens) -> Iterator[list[Part]]:
    """Give each way to take the numbers apart."""
    places = tokens.places_of_numbers
    ends = [*places[1:], len(tokens.shape)]
    joints = [tokens.shape[index + 1 : end] for index, end in zip(places, ends, strict=True)]
    for sizes in product(*(_SPLITS.get(tokens.shape[index], ()) for index in places)):
        parts = []
        for number, some in enumerate(sizes):
            start = 0
            for size in some:
                is_last = start + size == sum(some)
                parts.append(
                    Part(
                        number,
                        start,
                        None if is_last else start + size,
                        size,
                        joints[number] if is_last else ("",),
                        tokens.roles[number],
                        len(some) > 1,
                    )
                )
                start += size
        yield parts


def _clocks(parts: Sequence[Part]) -> Iterator[range]:
    """Give the places where a clock may stand among the parts; an empty one for no clock."""
    if plain := list(_with_colons(parts)) or list(_with_marked_hour(parts)):
        yield from plain
        return
    yield range(0)
    for length in (1, 2, 3):
        for start in {0, len(parts) - length}:
            clock = range(start, start + length)
            if start >= 0 and clock.stop <= len(parts) and _may_be_clock(parts, clock):
                yield clock


def _with_colons(parts: Sequence[Part]) -> Iterator[range]:
    start = 0
    for index, part in enumerate(parts):
        if part.joint == (":",) and index + 1 < len(parts):
            continue
        clock = range(start, index + 1)
        if len(clock) in (2, 3) and all(parts[each].size == _OF_CLOCK for each in clock):
            yield clock
        start = index + 1


def _with_marked_hour(parts: Sequence[Part]) -> Iterator[range]:
    """Give the clock whose hour is marked, as in `21h15` and `21時15分`."""
    for start, part in enumerate(parts):
        if part.role == "H":
            stop = start + 1
            while (
                stop < len(parts)
                and stop - start < len(_CLOCK)
                and parts[stop].role in ("", _CLOCK[stop - start])
                and parts[stop].size == _OF_CLOCK
                and not parts[stop].is_packed
                and parts[stop - 1].joint[1:2] == (_CLOCK[stop - start - 1],)
                and len(parts[stop - 1].joint) == len(("", "H", ""))
            ):
                stop += 1
            yield range(start, stop)


def _may_be_clock(parts: Sequence[Part], clock: range) -> bool:
    """Whether parts without colons could be a clock: of two digits each, one sign between all."""
    chosen = [parts[index] for index in clock]
    others = {part.number for index, part in enumerate(parts) if index not in clock}
    joints = {part.joint for part in chosen[:-1]}
    return (
        all(part.size == _OF_CLOCK and not part.role for part in chosen)
        and len(joints) <= 1
        and not any(WORD in joint for joint in joints)
        and all(
            part.number not in others or _digits_of(parts, part.number) >= _HOLDS_BOTH
            for part in chosen
        )
    )


def _digits_of(parts: Sequence[Part], number: int) -> int:
    return sum(part.size for part in parts if part.number == number)


def _with_clock(tokens: Tokens, parts: Sequence[Part], clock: range) -> Iterator[Layout]:
    dated = [part for index, part in enumerate(parts) if index not in clock]
    if not dated:
        return
    is_contiguous = clock.start == 0 or clock.stop in (0, len(parts))
    timed = [parts[index] for index in clock]
    for words in _word_roles(tokens, timed):
        for roles in _date_roles(dated, words, is_contiguous=is_contiguous):
            if words.month is not None and not _has_month_within(tokens, dated, roles, words.month):
                continue
            if len(timed) != 1 or _is_hour(timed[0], words, dated, roles):
                yield Layout(
                    [*zip(roles, dated, strict=True), *zip(_CLOCK, timed, strict=False)], words
                )


def _has_month_within(
    tokens: Tokens, dated: Sequence[Part], roles: Sequence[str], month: int
) -> bool:
    """Whether the name of a month stands before the year, or between it and the day behind it."""
    index = tokens.places_of_words[month]
    first, last = (tokens.places_of_numbers[part.number] for part in dated)
    return index < last and (roles[0] == "d" or first < index) and first != last


def _is_hour(hour: Part, words: WordRoles, dated: Sequence[Part], roles: Sequence[str]) -> bool:
    """Whether one number alone is a clock: it is marked, or the date beside it is plainly whole."""
    if hour.role or words.half is not None:
        return True
    inside = {part.joint for part in dated if part.number != dated[-1].number}
    is_first = hour.number < dated[0].number
    beside = hour.joint if is_first else dated[-1].joint
    if WORD in beside:  # `13 Tuesday 26 May 2009`, but not `08 Jan 2023 09`
        return is_first and tuple(roles) == ("d", "Y")
    return "Y" in roles or not inside or (beside == (" ",) and beside not in inside)


def _date_roles(
    dated: Sequence[Part], words: WordRoles, *, is_contiguous: bool
) -> Iterator[tuple[str, ...]]:
    """Give what the numbers of a date may be, in their order."""
    has_month = words.month is not None
    kinds = ("dY", "dy") if has_month else ("mdY", "mdy", "jY")
    for kind in kinds:
        if len(kind) != len(dated):
            continue
        for roles in permutations(kind):
            if all(map(_fits, roles, dated)) and (
                has_month or _is_usual(dated, roles, is_contiguous=is_contiguous)
            ):
                yield roles


def _fits(role: str, part: Part) -> bool:
    size = {"Y": 4, "j": 3}.get(role, 2)
    return part.size == size and (part.is_packed or part.role.lower() in ("", role.lower()))


def _is_usual(dated: Sequence[Part], roles: Sequence[str], *, is_contiguous: bool) -> bool:
    """Whether a date of numbers alone has its year at an end, and nothing strange inside.

    A year of two digits is believed only with the same signs between all three.
    """
    inside = [_unmarked(part.joint) for part in dated[:-1]]
    if roles[0] not in "yY" and roles[-1] not in "yY":
        return False
    if "y" not in roles or all(part.role for part in dated):
        return True
    return is_contiguous and len(set(inside)) == 1


def _unmarked(joint: tuple[str, ...]) -> tuple[str, ...]:
    """Return what stands behind a number without the word that says what it is: `月`."""
    is_marked = joint[:1] == ("",) and joint[1:2] != (WORD,)
    return joint[2:] if is_marked and len(joint) > 1 else joint


def _word_roles(tokens: Tokens, timed: Sequence[Part]) -> Iterator[WordRoles]:
    """Give each way to take the words: a month, a weekday, a half of the day, or nothing."""
    beside = _beside(tokens, timed)
    kinds = [_kinds(key, can_be_half=word in beside) for word, key in enumerate(tokens.words)]
    for roles in product(*kinds):
        if any(roles.count(kind) > 1 for kind in ("month", "weekday", "half")):
            continue
        unknown = [
            word
            for word, role in enumerate(roles)
            if role == "other" and not is_filler(tokens.words[word])
        ]
        if len(unknown) <= _MOST_UNKNOWN and not _touch_digits(tokens, unknown):
            month, weekday, half = (
                roles.index(kind) if kind in roles else None
                for kind in ("month", "weekday", "half")
            )
            yield WordRoles(month, weekday, half, not unknown)


def _beside(tokens: Tokens, timed: Sequence[Part]) -> set[int]:
    """Return which words stand directly before or behind the numbers of a clock."""
    if not timed:
        return set()
    first, last = timed[0].number, timed[-1].number
    places = tokens.places_of_numbers
    before, behind = places[first] - 2, places[last] + 2
    if tokens.roles[last]:
        behind += 2  # the word that marks the number
    return {
        word
        for word, index in enumerate(tokens.places_of_words)
        if (index == before and tokens.shape[index + 1] in _TOUCHING)
        or (index == behind and tokens.shape[index - 1] in _TOUCHING)
    }


def _kinds(key: str, *, can_be_half: bool) -> list[str]:
    known = meaning(key)
    if can_be_half and known.halves and not known.weekdays:
        return ["half"]
    kinds = [
        kind
        for kind, is_one in (
            ("month", known.months),
            ("weekday", known.weekdays),
            ("half", known.halves and can_be_half),
        )
        if is_one
    ]
    # A half of the day that stands at no clock shows that its hour is taken for something else.
    is_half_alone = known.halves and not (known.months or known.weekdays or is_filler(key))
    return kinds if is_half_alone else [*kinds, "other"]


def _touch_digits(tokens: Tokens, unknown: Sequence[int]) -> bool:
    """Whether a word that is not understood belongs to a number: `W01`, `令和5年`."""
    places = [tokens.places_of_words[word] for word in unknown]
    return any(
        gap > 0 and tokens.shape[gap : gap + 1] == ("",)
        for index in places
        for gap in (index - 1, index + 1)
    )
