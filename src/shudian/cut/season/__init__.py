"""A season rendered once: segments by content, spliced without encoding again."""
