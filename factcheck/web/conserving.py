"""The warning after a person worded a claim: what the words say and the statement does not, or the other way."""

from __future__ import annotations

from factcheck.matching.conservation import warnings
from factcheck.store.claim import Claim


def look_again(claim: Claim) -> str:
    """A sentence to go after what was done; "" where nothing was lost or invented."""
    found = warnings(
        claim.text, claim.statement, article=claim.article.text, published=claim.article.published
    )
    return f" Look again at “{claim.statement}”: {' '.join(found)}" if found else ""
