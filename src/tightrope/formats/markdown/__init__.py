"""Pages of Markdown in a folder: ours, and those of other programs."""
