"""The chart widgets: timeline, year in shapes and twelve months."""
