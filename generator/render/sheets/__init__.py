"""The registers as tables for spreadsheets."""
