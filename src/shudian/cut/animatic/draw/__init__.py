"""The storyboard artist: sets, figures, lettering and the finished panel."""
