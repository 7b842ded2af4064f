"""What a scene needs on the day: the things its action names, under the trade's categories."""
