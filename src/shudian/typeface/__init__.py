"""Type before it is drawn: what a text measures in the faces that are here, and where a line of it may end."""
