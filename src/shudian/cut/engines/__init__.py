"""FFmpeg, the one program of this stage; a file an engine."""
