"""Combine the layers into one handbook; nothing is read, written or changed in place."""

from generator.resolve.handbook import resolve

__all__ = ["resolve"]
