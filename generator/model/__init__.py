"""Frozen records that every stage shares; they hold no file access and no rendering."""
