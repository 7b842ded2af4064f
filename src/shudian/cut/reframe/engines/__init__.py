"""Detectors, a file an engine."""
