"""Two drafts of a script: which scene and line is which, what changed, and what was decided before."""
