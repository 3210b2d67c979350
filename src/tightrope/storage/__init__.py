"""The journal as one SQLite file: the only room that speaks SQL."""
