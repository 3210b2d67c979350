"""The screen of shared aims."""
