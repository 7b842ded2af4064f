"""Learned models: which ones the stages can use, where they come from, and whether they are here."""
