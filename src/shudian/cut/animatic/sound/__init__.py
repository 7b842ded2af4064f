"""The temp track: ambience, noises, murmured lines and a sparse bed of plucked strings, all synthesised."""
