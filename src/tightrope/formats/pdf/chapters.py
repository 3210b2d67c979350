"""The pieces of a book as Typst's markup: its pages, title, contents, months and entries."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from tightrope.domain.book_contents import BookContents, BookMonth
from tightrope.domain.entry import Entry
from tightrope.formats.pdf.typst_text import literal, markdown
from tightrope.paths import asset
from tightrope.reports import book
from tightrope.reports.phrases import entry_heading, month_title
from tightrope.reports.shared import aim_line, told_line
from tightrope.reports.tide_svg import TIDE_CAPTION


class PageNumber(NamedTuple):
    """The month that begins on a page of the book, counted from 1."""

    first: date
    number: int


def pages(paper: str, first_number: int | None) -> str:
    """Return how pages look; without a first number they bear none, as those of the contents."""
    size = (
        'paper: "a5", margin: (x: 15mm, y: 16mm)'
        if paper == "a5"
        else ('paper: "a4", margin: (x: 26mm, y: 22mm)')
    )
    numbering = 'numbering: "1", header: tightrope-header' if first_number else "numbering: none"
    return (
        "#let tightrope-header = context {\n"
        "  let months = query(heading.where(level: 1))\n"
        "    .filter(month => month.location().page() <= here().page())\n"
        "  if months.len() > 0 { align(right, text(8pt, fill: luma(40%), months.last().body)) }\n"
        "}\n"
        f"#set page({size}, {numbering})\n"
        '#set text(lang: "en", size: 10pt)\n'
        "#set par(justify: false, leading: 0.62em)\n"
        "#show heading.where(level: 1): it => { pagebreak(weak: true); it; v(0.4em) }\n"
        f"#counter(page).update({first_number or 1})\n"
    )


def title_page(contents: BookContents, numbers: Iterable[PageNumber]) -> Iterator[str]:
    """Yield the title, what the book holds, and on which page each month begins."""
    yield f"#align(center)[#v(18%) #text(26pt)[#{literal(book.TITLE)}]]\n"
    for line in book.summary_lines(contents):
        yield f"#align(center)[#{literal(line)}]\n"
    yield "#pagebreak()\n#text(14pt)[#strong[Contents]]\n\n"
    year = 0
    for first, number in numbers:
        if first.year != year:
            year = first.year
            yield f"#v(0.6em) #strong[#{literal(f'{year:04}')}] #linebreak()\n"
        name = literal(month_title(first))
        yield f"#{name} #box(width: 1fr, repeat[ . ]) {number} #linebreak()\n"
    yield from _shared(contents)


def _shared(contents: BookContents) -> Iterator[str]:
    """Yield the aims with their notes, and what is, or was, to be talked about."""
    if contents.aims:
        yield "#v(1em) #text(14pt)[#strong[Aims]]\n\n"
    for aim in contents.aims:
        yield f"#strong[#{literal(aim_line(aim))}]\n\n"
        if aim.note.strip():
            yield f"{markdown(aim.note)}\n\n"
    if contents.talk:
        yield "#v(1em) #text(14pt)[#strong[To talk about]]\n\n"
    for item in contents.talk:
        yield f"#{literal(told_line(item))} #linebreak()\n"


def year_opening(contents: BookContents, year: int) -> str:
    """Return the tide of a year, as far as the book holds its days."""
    months = [
        chapter.month_days
        for chapter in contents.chapters
        if chapter.first.year == year and chapter.month_days
    ]
    drawn = book.tide_of_year(contents, year, months)
    if not drawn:
        return ""
    title = f"#text(16pt)[#strong[#{literal(f'{year:04}')}]]\n\n"
    return f"{title}{_picture(drawn)}\n#text(8pt)[#{literal(f'{year:04} · {TIDE_CAPTION}')}]\n\n"


def chapter_opening(chapter: BookMonth) -> Iterator[str]:
    """Yield the heading of a month, what its days come to, and the person's own note."""
    yield f"#heading(level: 1)[#{literal(month_title(chapter.first))}]\n"
    if chapter.month_days and chapter.entries:
        for title, line in book.month_facts(chapter.month_days):
            told = f"#strong[#{literal(title)}] #h(0.6em) #{literal(line)}"
            yield f"#text(9pt)[{told}] #linebreak()\n"
    if chapter.note:
        yield f"#block(inset: (left: 8pt), stroke: (left: 1pt))[{markdown(chapter.note)}]\n\n"


def entry(kept: Entry) -> str:
    """Return an entry under what was said about it besides its words."""
    star = " · starred" if kept.starred else ""
    heading = f"#text(8.5pt, fill: luma(35%))[#{literal(entry_heading(kept) + star)}]"
    text = markdown(kept.text) if kept.text.strip() else ""
    return f"#block(above: 1.4em, below: 0.5em, sticky: true)[{heading}]\n{text}\n\n"


def _picture(svg: str) -> str:
    """Return a picture of ours with the colours that a page has."""
    style = asset("data", "review/epub.css").read_text(encoding="utf-8")
    rules = "\n".join(line for line in style.splitlines() if "fill" in line or "stroke" in line)
    begin, _, rest = svg.partition(">")
    whole = f"{begin.replace('<svg ', _NAMED, 1)}><style>{rules}</style>{rest}"
    return f'#image(bytes({literal(whole)}), format: "svg", width: 100%)'


_NAMED = '<svg xmlns="http://www.w3.org/2000/svg" '
