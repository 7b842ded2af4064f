"""Learned models: which ones the stage can use, where they come from, and whether they are here."""
