"""Tests of the handbook's generator; see CONTRIBUTING.md."""
