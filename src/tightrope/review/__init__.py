"""A month's review as text, Markdown, figures and a page: one value, told four ways."""
