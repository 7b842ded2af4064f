"""What `pose` puts into a problem beside the scenes: limits, daylight, links, and what a person overrides."""
