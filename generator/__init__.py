"""Build a company's social media policy handbook from a base policy, profiles and a company file."""

__version__ = "0.1.0"
