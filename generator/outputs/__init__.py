"""Write a handbook to the disk: Markdown, MkDocs sites, checks, and one atomic swap."""
