"""Reports: a month's review as text, Markdown, figures and a page, and a book of months."""
