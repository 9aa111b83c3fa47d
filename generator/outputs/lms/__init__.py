"""Courses for learning platforms: the package, its manifest, and its file."""
