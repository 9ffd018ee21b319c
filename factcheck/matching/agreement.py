"""Whether evidence agrees with a claim, told by their figures: never by how alike the sentences sound.

A sentence that contradicts a claim resembles it more than one that puts it in other words, so likeness
finds evidence and cannot judge it. Here every figure of the claim is set beside the figure of the evidence
that counts the same thing, and the two are compared as what they are: bounds, dates, shares. Where no
figure can be set beside another, the answer is that nothing is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from factcheck.domain.span import Span
from factcheck.domain.value import ValueKind
from factcheck.matching.alignment import ENOUGH, Pair, align
from factcheck.matching.dating import Dated, dated, may_have_grown
from factcheck.matching.figures import Figure, figures_in
from factcheck.matching.relations import AGREE, DISAGREE, UNKNOWN, Agreement, dimension, relate
from factcheck.matching.subjects import denied_apart, of_others
from factcheck.matching.tellings import changed


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedPair:
    """One figure of the claim beside one of the evidence, with the places of both."""

    claim: Span
    claim_text: str
    evidence: Span
    evidence_text: str
    label: Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What evidence makes of a claim, why in one sentence, and the figures compared."""

    label: Agreement
    reason: str
    pairs: tuple[ComparedPair, ...] = ()


def compare(claim: str, evidence: str, *, published: date | None = None) -> Comparison:
    """Whether `evidence` agrees with `claim`; `published` dates "on Wednesday" in both."""
    ours, theirs = figures_in(claim, published), figures_in(evidence, published)
    aligned = align(ours, theirs)
    times = dated(ours, theirs, aligned)
    pairs = [(pair, may_have_grown(pair, _judged(pair), times)) for pair in aligned]
    found = _concluded(ours, theirs, pairs, times)
    return found if found.label is UNKNOWN else _doubted(found, claim, evidence)


def _doubted(found: Comparison, claim: str, evidence: str) -> Comparison:
    """The same, or nothing known where the sentences are of different subjects or one is a denial."""
    others = of_others(claim, evidence)
    if others is not None:
        reason = f"The claim speaks of {others[0]}, the evidence of {others[1]}."
        return replace(found, label=UNKNOWN, reason=reason)
    pair = next(pair for pair in found.pairs if pair.label is found.label)
    if denied_apart(claim, pair.claim, evidence, pair.evidence):
        return replace(found, label=UNKNOWN, reason="One of the two denies what the other tells.")
    return found


def _judged(pair: Pair) -> Agreement:
    """What the pair says; nothing where another figure may be meant that would say otherwise."""
    label = relate(pair.claim, pair.evidence)
    if label is DISAGREE and (
        pair.tie < ENOUGH or any(relate(pair.claim, rival) is AGREE for rival in pair.rivals)
    ):
        return UNKNOWN
    return label


def _concluded(
    ours: Sequence[Figure],
    theirs: Sequence[Figure],
    pairs: Sequence[tuple[Pair, Agreement]],
    times: Sequence[Dated],
) -> Comparison:
    judged = [(pair.claim, pair.evidence, label) for pair, label in pairs]
    judged += [(time.claim, time.evidence, time.label) for time in times]
    compared = tuple(_told(*one) for one in judged)
    open_reason = _left_open(ours, pairs, times)
    if open_reason is not None:
        return Comparison(label=UNKNOWN, reason=open_reason, pairs=compared)
    for label, joint in ((DISAGREE, "but"), (AGREE, "and")):
        found = next(((one, other) for one, other, said in judged if said is label), None)
        if found is not None:
            return Comparison(label=label, reason=_beside(*found, joint), pairs=compared)
    reason = "No figure of the evidence speaks of one of the claim's."
    if not ours or not theirs:
        reason = f"The {'evidence' if ours else 'claim'} has no figure to compare."
    return Comparison(label=UNKNOWN, reason=reason, pairs=compared)


def _left_open(
    ours: Sequence[Figure], pairs: Sequence[tuple[Pair, Agreement]], times: Sequence[Dated]
) -> str | None:
    """Why the figures decide nothing although some stand beside each other; None where they decide."""
    against = [pair for pair, label in pairs if label is DISAGREE]
    unsure = next((pair for pair, label in pairs if label is UNKNOWN), None)
    other_time = next((time for time in times if time.label is DISAGREE), None)
    if other_time is not None:
        uncounted = not pairs and any(dimension(figure) and not figure.dated for figure in ours)
        if against or unsure or uncounted:
            return (
                f"The claim tells of {other_time.claim.value.text}, the evidence of "
                f"{other_time.evidence.value.text}: figures of two times need not be equal."
            )
        return None
    bases = [pair for pair in against if _is_base(pair.claim)]
    if bases and len(bases) < len(against):
        return (
            f"The claim's figures rest on {bases[0].claim.value.text}, the evidence's on "
            f"{bases[0].evidence.value.text}: they need not be equal."
        )
    if unsure is not None and not against:
        return _beside(unsure.claim, unsure.evidence, "and") + " Neither rules out the other."
    return None


def _is_base(figure: Figure) -> bool:
    """Whether a count says what the other figures rest on: "after 60 reviews", "based on 33 critics"."""
    return figure.value.kind is ValueKind.COUNT and (
        figure.cue[-1:] == ("after",) or figure.cue[-2:] == ("based", "on")
    )


def _beside(claim: Figure, evidence: Figure, joint: str) -> str:
    return f"The claim has “{claim.value.text}” {joint} the evidence “{evidence.value.text}”."


def _told(claim: Figure, evidence: Figure, label: Agreement) -> ComparedPair:
    return ComparedPair(
        claim=claim.value.span, claim_text=claim.value.text,
        evidence=evidence.value.span, evidence_text=evidence.value.text, label=label,
    )  # fmt: skip


def compare_tellings(one: str, other: str) -> Comparison:
    """Whether two tellings of one sentence, such as two translations, hold the same numbers.

    Here all numbers must be found again, whatever they count, and nothing else is asked.
    """
    difference = changed(one, other)
    if difference is None:
        return Comparison(label=AGREE, reason="Both hold the same numbers.")
    left, right = difference
    told = ComparedPair(
        claim=left.span,
        claim_text=left.text,
        evidence=right.span,
        evidence_text=right.text,
        label=DISAGREE,
    )
    return Comparison(
        label=DISAGREE,
        reason=f"One has “{left.text}” where the other has “{right.text}”.",
        pairs=(told,),
    )
