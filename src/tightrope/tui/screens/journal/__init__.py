"""The main screen: the day in view, its entries and the chart, and what the keys do there."""
