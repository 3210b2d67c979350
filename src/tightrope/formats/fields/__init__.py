"""The fields of an entry or month note: codecs, and both as JSON objects or as text."""
