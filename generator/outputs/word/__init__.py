"""Files for word processors."""
