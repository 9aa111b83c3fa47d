"""Remarks of an editor: words, length, readability, translations; pure."""
