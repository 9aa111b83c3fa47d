"""Policy text: its placeholders, the Markdown that it may hold, and its languages; pure."""
