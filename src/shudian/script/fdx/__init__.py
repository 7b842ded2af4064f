"""Final Draft (.fdx): its XML, its tags, and the conventions for what it has no element for (README of the stage)."""
