"""The searchable site of a handbook: what an engine makes, and what none does."""
