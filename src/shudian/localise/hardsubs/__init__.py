"""Subtitles burned into a picture: where they stand, what they say, from which frame to which, and their letters."""
