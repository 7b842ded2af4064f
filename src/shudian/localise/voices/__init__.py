"""Voices: one a role for the whole series, and lines that fit the time of those they stand for."""
