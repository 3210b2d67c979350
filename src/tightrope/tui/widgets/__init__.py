"""Widgets take values and post messages; they know neither the journal nor the screens."""
