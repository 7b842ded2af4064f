"""Sound: stems mixed, music ducked under speech, one loudness for the whole programme."""
