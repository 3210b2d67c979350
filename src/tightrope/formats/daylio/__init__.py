"""The journals of Daylio."""
