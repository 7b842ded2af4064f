"""Exchange with translators' tools: XLIFF 2, TMX, TBX."""
