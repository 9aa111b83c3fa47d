"""The handbook on paper: the built pages as one tagged, archivable PDF per language.

The pages' HTML is the input, so that the PDF says exactly what the site says. It is turned
into Typst source by a strict writer: what it can't express is a problem, never lost text.
"""
