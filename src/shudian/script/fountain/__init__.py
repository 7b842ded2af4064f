"""Fountain 1.1 (fountain.io/syntax), for scripts in any writing."""
