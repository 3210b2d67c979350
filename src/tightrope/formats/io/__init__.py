"""Bounded, piecewise reading of JSON, CSV and zip files."""
