"""Finished files judged from the files alone: no code is shared with what made them."""
