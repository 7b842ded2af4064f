"""Covers: stills of a film that would sell it, ranked with reasons, in the sizes that platforms show."""
