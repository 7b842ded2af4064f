"""What the scheduler is measured by, a file a measure; seconds are CPU seconds of one process."""
