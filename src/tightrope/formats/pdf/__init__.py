"""The journal as a book in PDF, set by Typst: an optional extra, `tightrope[pdf]`."""
