"""Where a clip is cut: shots by hard cuts, fades and dissolves, as a list and as a sheet of pictures."""
