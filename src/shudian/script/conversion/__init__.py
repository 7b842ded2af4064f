"""Write a series in any format: its own lines where nothing changed, and what the format could not hold."""
