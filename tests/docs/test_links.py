"""What pages and source point to is there."""

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs.pages import ROOT, codes, headings

PAGES = [
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("data/help/*.md"))
]
SOURCE = [path for room in ("src", "tests", "benchmarks") for path in (ROOT / room).rglob("*.py")]
# Where a path in backticks may begin.
BEGINNINGS = (ROOT, ROOT / "src", ROOT / "src" / "tightrope")
OURS = re.compile(r"(?:[\w-]+/)+[\w-]+\.(?:py|tcss|toml|txt|css)|(?:docs|data|tests)/[\w/-]+\.md")
# Names of pages in examples, which are files of a person's.
EXAMPLE = re.compile(r".*\d.*|entry\.md|unsaved(?:-\d)?\.md|notes\.md")


def anchors(text: str) -> set[str]:
    """Return the anchors of a page's headings, as sites that show Markdown make them."""
    titles = [title for level in range(1, 5) for title in headings(text, level)]
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_to_a_page_and_to_a_heading_of_it(name: str) -> None:
    here = ROOT / name
    for target in re.findall(r"\]\(([^):]+)\)", here.read_text("utf-8")):
        path, _, anchor = target.partition("#")
        there = here.parent / path if path else here
        assert there.exists(), target
        if anchor:
            assert anchor in anchors(there.read_text("utf-8")), target


@pytest.mark.parametrize("name", [name for name in PAGES if name != "CHANGELOG.md"])
def test_files_of_the_project_that_a_page_names_are_there(name: str) -> None:
    for code in codes((ROOT / name).read_text("utf-8")):
        if OURS.fullmatch(code):
            assert any((beginning / code).exists() for beginning in BEGINNINGS), code


def test_pages_and_modules_that_source_and_tests_cite_are_there() -> None:
    modules = {path.name for path in SOURCE}
    missing = [
        f"{path.relative_to(ROOT)}: {cited}"
        for path in SOURCE
        for cited in cited_files(path)
        if cited not in modules and not any((start / cited).exists() for start in BEGINNINGS)
    ]
    assert missing == []


def cited_files(path: Path) -> Iterator[str]:
    """Give the pages and modules that comments and docstrings of a module name."""
    for token in tokenize.generate_tokens(io.StringIO(path.read_text("utf-8")).readline):
        is_docstring = token.type == tokenize.STRING and token.string.startswith(('"""', 'r"""'))
        if token.type == tokenize.COMMENT or is_docstring:
            for cited in re.findall(r"[\w./-]+\.(?:md|py)\b", token.string):
                if not EXAMPLE.fullmatch(cited):
                    yield cited
