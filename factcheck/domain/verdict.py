"""Three questions about a claim, and the labels that answer them.

The built-in labels are the currency: a desk's own labels map to them, and they map to AVeriTeC
(Schlichtkrull et al., 2023), FEVER (Thorne et al., 2018) and the customary ClaimReview numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Question(StrEnum):
    """What a verdict answers."""

    TRUTH = "truth"
    ATTRIBUTION = "attribution"
    FIDELITY = "fidelity"

    @property
    def asked(self) -> str:
        """The question in words."""
        return {
            Question.TRUTH: "Is the claim true?",
            Question.ATTRIBUTION: "Was it said by whom it is credited to?",
            Question.FIDELITY: "Is the quotation faithful?",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelDefinition:
    """One answer: its name, its words, what it means, and what other schemes call it."""

    name: str
    label: str
    definition: str
    icon: str
    needs_evidence: bool = True
    averitec: str | None = None
    fever: str | None = None
    claimreview: int | None = None


_SUPPORTED, _REFUTED = "Supported", "Refuted"
_CONFLICTING = "Conflicting Evidence/Cherrypicking"
_NOT_ENOUGH = "Not Enough Evidence"

TRUTH = (
    LabelDefinition(
        name="supported",
        label="Supported",
        icon="✓",
        definition="The evidence bears out the claim as printed, and nothing important is missing.",
        averitec=_SUPPORTED,
        fever="SUPPORTS",
        claimreview=5,
    ),
    LabelDefinition(
        name="mostly-supported",
        label="Mostly supported",
        icon="✓~",
        definition="Right in substance; a detail is wrong or needs to be made clear.",
        averitec=_SUPPORTED,
        fever="SUPPORTS",
        claimreview=4,
    ),
    LabelDefinition(
        name="mixed",
        label="Mixed",
        icon="◐",
        definition="Partly right, or right in a way that leaves out what would change the picture.",
        averitec=_CONFLICTING,
        claimreview=3,
    ),
    LabelDefinition(
        name="mostly-refuted",
        label="Mostly refuted",
        icon="✗~",
        definition="An element is right, but the claim gives a wrong impression as a whole.",
        averitec=_REFUTED,
        fever="REFUTES",
        claimreview=2,
    ),
    LabelDefinition(
        name="refuted",
        label="Refuted",
        icon="✗",
        definition="The evidence shows that the claim is wrong.",
        averitec=_REFUTED,
        fever="REFUTES",
        claimreview=1,
    ),
    LabelDefinition(
        name="conflicting-evidence",
        label="Conflicting evidence",
        icon="⇄",
        definition="Sources of like standing disagree and nothing decides between them.",
        averitec=_CONFLICTING,
    ),
    LabelDefinition(
        name="not-enough-evidence",
        label="Not enough evidence",
        icon="?",
        definition="Searched, and found too little to say. Records where one looked.",
        needs_evidence=False,
        averitec=_NOT_ENOUGH,
        fever="NOT ENOUGH INFO",
    ),
    LabelDefinition(
        name="outdated",
        label="Outdated",
        icon="◷",
        definition="Was so at an earlier date and is so no longer.",
    ),
    LabelDefinition(
        name="not-ratable-as-printed",
        label="Not ratable as printed",
        icon="⌧",
        definition="The text is garbled or ambiguous at this place, so there is nothing definite to rate.",
        needs_evidence=False,
    ),
    LabelDefinition(
        name="not-checkable",
        label="Not checkable",
        icon="∅",
        definition="An opinion, a presupposition or a wish: evidence cannot decide it.",
        needs_evidence=False,
    ),
)

ATTRIBUTION = (
    LabelDefinition(
        name="confirmed",
        label="Confirmed",
        icon="✓",
        definition="A record shows that this person or body said it.",
    ),
    LabelDefinition(
        name="unconfirmed",
        label="Unconfirmed",
        icon="?",
        definition="No record was found that shows who said it.",
    ),
    LabelDefinition(
        name="wrong",
        label="Wrong",
        icon="✗",
        definition="Somebody else said it, or nobody did.",
    ),
)

FIDELITY = (
    LabelDefinition(
        name="verbatim",
        label="Verbatim",
        icon="=",
        definition="Word for word as in the record; capitals and punctuation aside.",
    ),
    LabelDefinition(
        name="elided",
        label="Elided",
        icon="…",
        definition="Words are left out, the meaning is kept.",
    ),
    LabelDefinition(
        name="altered-wording",
        label="Altered wording",
        icon="≈",
        definition="Words differ from the record, the meaning is kept.",
    ),
    LabelDefinition(
        name="altered-meaning",
        label="Altered meaning",
        icon="≠",
        definition="A negation, number, name or other word changes what was said.",
    ),
    LabelDefinition(
        name="garbled",
        label="Garbled",
        icon="⌧",
        definition="Nobody can have said it in these words.",
    ),
    LabelDefinition(
        name="paraphrase-in-marks",
        label="Paraphrase in marks",
        icon="¶",
        definition="The sense of what was said, set in quotation marks as if it were the words.",
    ),
    LabelDefinition(
        name="not-found",
        label="Not found",
        icon="?",
        definition="The record of the occasion does not hold these words.",
    ),
    LabelDefinition(
        name="misattributed",
        label="Misattributed",
        icon="↷",
        definition="The words are on record, from somebody else.",
    ),
)

LABELS = {
    Question.TRUTH: TRUTH,
    Question.ATTRIBUTION: ATTRIBUTION,
    Question.FIDELITY: FIDELITY,
}


def definition_of(question: Question, name: str) -> LabelDefinition:
    """The built-in label `name` of `question`.

    Raises:
        KeyError: the question has no such label.
    """
    for label in LABELS[question]:
        if label.name == name:
            return label
    raise KeyError(f"{question} has no label {name!r}")
