"""Cut: from pictures to a finished vertical episode. Import a verb from its module."""
