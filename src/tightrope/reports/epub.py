"""The pages of a book that a reader for EPUB 3 opens: wrappers, contents and the list of files.

Written by hand, since what little there is to it is in the standard (EPUB 3.3), and the libraries
for it are either not kept or under a licence that would bind this program.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from tightrope.reports.html_builder import Markup, element, joined, text

MIMETYPE = "application/epub+zip"
CONTAINER = Markup(
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="book/package.opf"'
    ' media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
_XML = Markup('<?xml version="1.0" encoding="UTF-8"?>\n')
_PAGE = "application/xhtml+xml"
_END = Markup("</body>\n</html>\n")


class BookFile(NamedTuple):
    """A page of the book: the name of its file, its title, and whether a picture is in it."""

    name: str
    title: str
    has_picture: bool


def page_opening(title: str) -> Markup:
    """Return what a page begins with, up to its body."""
    return joined(
        _XML,
        Markup(
            '<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"'
            ' xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">\n'
        ),
        element(
            "head",
            element("title", text(title)),
            Markup('<link rel="stylesheet" type="text/css" href="style.css"/>'),
        ),
        Markup("\n<body>\n"),
    )


def page_end() -> Markup:
    """Return what a page ends with."""
    return _END


def in_xml(markup: str) -> Markup:
    """Return markup with what a picture needs to be one in XML."""
    return Markup(markup.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '))


def navigation(pages: Sequence[BookFile]) -> Markup:
    """Return the page by which a reader finds the others."""
    items = (element("li", element("a", text(page.title), href=page.name)) for page in pages)
    return joined(
        page_opening("Contents"),
        Markup('<nav epub:type="toc" id="toc">'),
        element("h1", text("Contents")),
        element("ol", *items),
        Markup("</nav>\n"),
        page_end(),
    )


def package(identifier: str, title: str, modified: datetime, pages: Iterable[BookFile]) -> Markup:
    """Return the list of all files in their order; `modified` is a moment in UTC."""
    pages = list(pages)
    files = [
        (f"p{number}", page.name, _PAGE, "svg" if page.has_picture else "")
        for number, page in enumerate(pages)
    ]
    files += [("nav", "nav.xhtml", _PAGE, "nav"), ("style", "style.css", "text/css", "")]
    manifest = (
        _item({"id": id_, "href": name, "media-type": kind} | ({"properties": of} if of else {}))
        for id_, name, kind, of in files
    )
    spine = (f'<itemref idref="p{number}"/>' for number in range(len(pages)))
    meta = joined(
        element("dc:identifier", text(f"urn:uuid:{identifier}"), id="id"),
        element("dc:title", text(title)),
        element("dc:language", text("en")),
        Markup(f'<meta property="dcterms:modified">{modified:%Y-%m-%dT%H:%M:%SZ}</meta>'),
    )
    return joined(
        _XML,
        Markup(
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"'
            ' xml:lang="en"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        ),
        meta,
        Markup("</metadata>\n<manifest>\n"),
        Markup("".join(manifest)),
        Markup("</manifest>\n<spine>"),
        Markup("".join(spine)),
        Markup("</spine></package>\n"),
    )


def _item(attributes: dict[str, str]) -> str:
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<item{written}/>\n"
