"""A timeline against the media it was cut from: what is asked, what is there, the exact frames of each event."""
