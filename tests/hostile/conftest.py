"""The fixtures of hostile_trial.py, for every test of this folder."""

from tests.hostile.hostile_trial import harmless, trial

__all__ = ["harmless", "trial"]
