"""The handbook's search, for any site built with MkDocs Material."""

from generator.search.apply import PackReport, apply_pack
from generator.search.errors import SearchPackError
from generator.search.wordlists import LANGUAGES

__all__ = ["LANGUAGES", "PackReport", "SearchPackError", "apply_pack"]
