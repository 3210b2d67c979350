"""The journals of jrnl."""
