"""Scenes to shooting days: what the day level knows, and the search on it."""
