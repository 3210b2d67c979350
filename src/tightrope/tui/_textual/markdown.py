"""Private names of Textual's Markdown, under public names."""

from textual.widgets._markdown import MarkdownBullet as MarkdownBullet
