"""The editor of an entry: a TextArea with its own soft wrapping and drawing."""
