"""The course that a learning platform takes: what it holds, and its one page."""
