"""PDF scripts with a text layer: letters by their place on the page, rows, then the reader of typed pages or lines."""
