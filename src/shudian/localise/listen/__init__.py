"""Listen: words and their times out of a sound, a script's lines found in it, subtitles set to it."""
