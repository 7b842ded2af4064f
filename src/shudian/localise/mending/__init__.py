"""Mending: what is wrong in a track put right by rule, and what a person must do told."""
