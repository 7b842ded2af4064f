"""Use cases: load → verb → check → save → audit; the only place where stages and store meet."""
