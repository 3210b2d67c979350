"""Files before they mean anything: JSON, tables and zips read piece by piece, within bounds."""
