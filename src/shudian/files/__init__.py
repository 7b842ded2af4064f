"""Files: written whole or not at all, and in bytes that depend on nothing but their content."""

from shudian.files.writing import digest, explain, explained, settle, whole, write_whole

__all__ = ["digest", "explain", "explained", "settle", "whole", "write_whole"]
