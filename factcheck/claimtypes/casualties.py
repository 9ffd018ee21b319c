"""People killed, wounded, missing, infected or displaced: how many, of whom, in which event."""

from __future__ import annotations

from factcheck.domain.claim import Claim
from factcheck.domain.document import Document
from factcheck.domain.plugin import ClaimType
from factcheck.domain.value import ValueKind
from factcheck.nlp.claim_words import holds, value_of, words

_HARM = words(
    "kill(?:s|ed|ing)?", "died?", "dying", "dead", "deaths?", "death toll", "fatalit(?:y|ies)", "murder(?:s|ed)?",
    "wound(?:s|ed|ing)?", "injur(?:e|es|ed|ing|y|ies)", "hurt", "maimed", "missing", "casualt(?:y|ies)", "victims?",
    "infect(?:s|ed|ing|ions?)", "displac(?:e|es|ed|ing)", "homeless", "fled", "drown(?:s|ed)?", "perish(?:es|ed)?",
    "massacred?", "executed", "los(?:e|t) (?:his|her|their|its) (?:life|lives)", "hospitali[sz]ed", "evacuated",
)
_NOBODY = words("no one", "nobody", "no(?: \w+)? (?:people|deaths|casualties|injuries)", "none")
_OTHERS = frozenset({"year", "day", "hour", "minute", "month", "week", "round", "goal", "vote", "point", "bill"})


def fits(claim: Claim, document: Document) -> bool:  # noqa: ARG001 - every claim type is asked alike
    """Whether people are counted who came to harm, none included."""
    if not holds(claim, _HARM):
        return False
    value = value_of(claim, ValueKind.COUNT)
    if value is None:
        return holds(claim, _NOBODY)
    return (value.unit or value.of or "") not in _OTHERS


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
