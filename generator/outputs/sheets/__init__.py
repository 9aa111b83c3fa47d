"""The registers as files of spreadsheets."""
