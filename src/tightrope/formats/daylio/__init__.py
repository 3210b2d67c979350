"""Daylio: the table that it exports, and the backup that it makes."""
