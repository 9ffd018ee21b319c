"""Who holds which office, or is what to whom."""

from __future__ import annotations

import re

from factcheck.claimtypes.wording import holds, words
from factcheck.domain.claim import Claim
from factcheck.domain.document import Document
from factcheck.domain.plugin import ClaimType
from factcheck.domain.value import ValueKind
from factcheck.nlp.claims.people import is_calling

_OFFICE = words(
    "president",
    "vice[- ]president",
    "prime minister",
    "premier",
    "chancellor",
    "minister",
    "secretary",
    "spokes(?:man|woman|person)",
    "chair(?:man|woman|person)?",
    "director",
    "chief",
    "chief executive",
    "ceo",
    "leader",
    "head",
    "governor",
    "mayor",
    "senator",
    "lawmaker",
    "ambassador",
    "envoy",
    "king",
    "queen",
    "general",
    "commander",
    "coach",
    "captain",
    "editor",
    "founder",
    "co-founder",
    "professor",
    "judge",
    "justice",
    "commissioner",
    "speaker",
    "deputy",
    "manager",
    "owner",
    "member of parliament",
    "bishop",
    "pope",
    "officer",
    "analyst",
    "economist",
    "lawyer",
    "attorney",
    "actor",
    "actress",
    "singer",
    "author",
    "politician",
    "footballer",
    "engineer",
    "inspector",
    "spokespeople",
    "commander-in-chief",
    "treasurer",
    "trustee",
    "lieutenant",
    "admiral",
    "colonel",
    "sergeant",
    "vice-chair",
    "co-chair",
    "principal",
    "superintendent",
    "prosecutor",
    "curator",
    "executive",
    "representative",
)
_HOLDING = frozenset(
    {"be", "become", "serve", "appoint", "elect", "name", "remain", "succeed", "replace", "swear"}
)
# What somebody is to another or came to be, which is no calling.
_NO_OFFICE = frozenset(
    [
        "wife",
        "husband",
        "son",
        "daughter",
        "brother",
        "sister",
        "mother",
        "father",
        "uncle",
        "aunt",
        "nephew",
        "niece",
        "cousin",
        "twin",
        "spouse",
        "partner",
        "friend",
        "rival",
        "victim",
        "suspect",
        "survivor",
        "winner",
        "loser",
        "champion",
        "investor",
        "donor",
        "resident",
        "native",
        "supporter",
        "opponent",
        "neighbor",
        "neighbour",
        "voter",
        "customer",
        "visitor",
        "participant",
        "passenger",
        "immigrant",
        "defendant",
        "inmate",
        "boy",
        "girl",
        "child",
        "baby",
        "man",
        "woman",
        "person",
        "veteran",
        "hero",
    ]
)
# “Ann Vey is a mining engineer.”: what the noun before a name tells of its bearer.
_NAMED = re.compile(r"(?:[A-Z][\w’'.-]{0,30} ){1,5}(?:is|was) (?:an? |the )?[^“”\"]{3,80}")
_LINK = words(
    "is",
    "are",
    "was",
    "were",
    "became",
    "remains",
    "serves? as",
    "served as",
    "appointed",
    "elected",
    "named",
    "sworn in",
)


def fits(claim: Claim, document: Document) -> bool:  # noqa: ARG001 - every claim type is asked alike
    """Whether it says who holds an office."""
    if claim.values and not all(
        value.kind in {ValueKind.DATE, ValueKind.ORDINAL} for value in claim.values
    ):
        return False
    verb = claim.predicate or ""
    built = verb in _HOLDING or _OFFICE.fullmatch(verb) is not None or not verb
    if built and holds(claim, _LINK) and holds(claim, _OFFICE):
        return True
    return (
        is_calling(verb)
        and verb not in _NO_OFFICE
        and _NAMED.fullmatch(claim.statement) is not None
    )


claim_type = ClaimType(
    name="role",
    label="Role",
    icon="☗",
    fits=fits,
    questions=(
        "Did the person hold the office on the day in question?",
        "Is the title complete and current?",
        "Which official list or appointment shows it?",
    ),
)
