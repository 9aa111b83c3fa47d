"""The kinds of page that a handbook has."""

PAGE_TYPES = (
    "index",
    "one-page",
    "04-personal-accounts",
    "scenarios",
    "replies",
    "platforms",
    "roles",
    "glossary",
    "for-everyone",
    "for-hr",
    "guide-benefits",
    "papers",
    "year-plan",
    "paper-policy-notice",
    "review",
    "review-clauses",
    "changes",
    "sign-off",
    "risks",
    "references",
    "parameters",
    "assembly",
    "comparison-profile-finance",
    "comparison-company-bank-brzozowy",
)
"""One page of every kind."""
