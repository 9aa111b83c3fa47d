"""A handbook as plain data, and how two states of it differ; pure."""
