"""Policies that somebody has, read from the files of word processors and of the web."""
