"""People killed, wounded, missing, infected or displaced: how many, of whom, in which event."""

from __future__ import annotations

from factcheck.claimtypes.wording import counts_people, holds, value_of, words
from factcheck.domain.claim import Claim
from factcheck.domain.document import Document
from factcheck.domain.plugin import ClaimType
from factcheck.domain.value import ValueKind

_HARM = words(
    "kill(?:s|ed|ing)?",
    "died?",
    "dying",
    "dead",
    "deaths?",
    "death toll",
    "fatalit(?:y|ies)",
    "murder(?:s|ed)?",
    "wound(?:s|ed|ing)?",
    "injur(?:e|es|ed|ing|y|ies)",
    "hurt",
    "maimed",
    "missing",
    "casualt(?:y|ies)",
    "victims?",
    "infect(?:s|ed|ing|ions?)",
    "displac(?:e|es|ed|ing)",
    "homeless",
    "fled",
    "drown(?:s|ed)?",
    "perish(?:es|ed)?",
    "massacred?",
    "executed",
    "los(?:e|t) (?:his|her|their|its) (?:life|lives)",
    "hospitali[sz]ed",
    "evacuated",
)
_NOBODY = words("no one", "nobody", r"no(?: \w+)? (?:people|deaths|casualties|injuries)", "none")


def fits(claim: Claim, document: Document) -> bool:  # noqa: ARG001 - every claim type is asked alike
    """Whether people are counted who came to harm, none included."""
    if not holds(claim, _HARM):
        return False
    if value_of(claim, ValueKind.COUNT) is None:
        return not claim.values and holds(claim, _NOBODY)
    return counts_people(claim)


claim_type = ClaimType(
    name="casualties",
    label="Casualties",
    icon="✚",
    fits=fits,
    questions=(
        "Who counted, and when? Tolls rise.",
        "Whom does the number include: civilians, fighters, missing people presumed dead?",
        "Which place and period does it cover?",
        "Do official and independent counts differ?",
    ),
)
