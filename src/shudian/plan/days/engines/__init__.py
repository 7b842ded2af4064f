"""The compiled search on the tables of the day level."""
