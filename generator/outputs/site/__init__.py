"""The searchable site of a handbook: MkDocs runs, and what they do not make."""
