"""Approved editions: approval, release, seal, and how a handbook stands to them; pure."""
