"""The annual review: what is due, decisions of reviewers, signatures, receipts; pure."""
