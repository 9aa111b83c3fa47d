"""Turn a handbook into Markdown pages; pure, so equal handbooks give equal pages."""
