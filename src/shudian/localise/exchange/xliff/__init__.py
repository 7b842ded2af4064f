"""XLIFF 2.0, 2.1 and 2.2: read, judged and written."""
