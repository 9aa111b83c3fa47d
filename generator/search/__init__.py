"""The handbook's search, for any site built with MkDocs Material."""

from generator.search.apply import PackReport, apply_pack
from generator.search.errors import SearchPackError

__all__ = ["PackReport", "SearchPackError", "apply_pack"]
