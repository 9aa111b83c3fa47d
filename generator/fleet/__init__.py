"""Many companies' handbooks in one run: what is chosen, who builds it, and what became of it."""
