"""Build a company's policy handbook from a base policy, industry profiles and a company file."""

__version__ = "0.1.0"
