"""What each format is, in a few words, for whoever chooses one to write."""

ABOUT = {
    "json": "one file",
    "jsonl": "a line an entry, for scripts",
    "csv": "a table, for spreadsheets",
    "markdown": "a folder of pages, for Obsidian",
    "html": "a book for the browser, and to print",
    "ical": "a calendar",
    "jrnl": "for the program jrnl",
    "dayone": "a zip for Day One",
}
