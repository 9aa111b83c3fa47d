"""The editor's checks: how the texts read, which words they avoid, what was translated when."""
