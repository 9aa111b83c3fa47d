"""The fixtures of hostile_trial.py, for every test of this folder."""

from hostile_trial import harmless, trial

__all__ = ["harmless", "trial"]
