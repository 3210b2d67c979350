"""Reports: a month's review as text, Markdown, figures and a page, and a book of months."""

from typing import TYPE_CHECKING

from tightrope.lazy import late_imports

if TYPE_CHECKING:
    from tightrope.reports import html_report as html_report
    from tightrope.reports import json_report as json_report
    from tightrope.reports import markdown_report as markdown_report
    from tightrope.reports import phrases as phrases
    from tightrope.reports import text_report as text_report
else:
    __getattr__ = late_imports(
        __name__, ("html_report", "json_report", "markdown_report", "phrases", "text_report")
    )
