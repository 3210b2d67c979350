"""The ebb-and-flow chart as pure values: where days lie, what is drawn, and the same in words."""
