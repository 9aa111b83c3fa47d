"""The gap report as files: a page, a document, and a draft of a company's layer."""
