"""Clips: fifteen to thirty seconds of a film that sell it, cut where nobody is in mid-word, with captions and an end card."""
