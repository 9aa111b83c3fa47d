"""A policy that somebody has, held against the handbook: a proposal, never a decision."""
