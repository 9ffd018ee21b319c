"""A dispute laid out for the one who settles it: each verdict with its evidence, and what they share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from factcheck.domain.claim import ClaimState
from factcheck.domain.verdict import Question
from factcheck.queries import parts
from factcheck.queries.claims import ClaimPage, claim_page, without_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One reviewer's verdict on the truth, with the evidence they attached."""

    name: str
    mine: bool
    label: str
    label_text: str
    given_as: str
    rationale: str
    looked_at: str
    as_of: date
    evidence: tuple[parts.EvidenceLine, ...]
    answered: bool
    """Whether it was given after the question with which the claim came back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputePage:
    """The claim, the sides, and what stands between them."""

    claim: ClaimPage
    sides: tuple[Side, ...]
    shared: tuple[parts.EvidenceLine, ...]
    """Evidence that none of the reviewers attached."""
    names_shown: bool

    @property
    def part_of_it(self) -> bool:
        """Whether the reader is one of those who disagree."""
        return any(side.mine for side in self.sides)

    @property
    def open(self) -> bool:
        """Whether it can still be settled."""
        panel = self.claim.panel
        return panel.state == ClaimState.DISPUTED or panel.together.question is not None


def dispute_page(session: Session, claim_id: int, *, viewer: str) -> DisputePage | None:
    """The dispute about a claim; None while its verdicts are kept from each other, or where only one is in.

    Raises:
        NoResultFound: there is no such claim.
    """
    claim = claim_page(session, claim_id, viewer=viewer, all_people=False)
    panel = claim.panel
    given = [one for one in parts.verdicts(session, claim_id) if one.question == Question.TRUTH]
    if panel.hidden_verdicts or len(given) < 2:  # noqa: PLR2004 - it takes two to differ
        return None
    names_shown = panel.together.names_shown
    shown = given if names_shown else list(without_names(given, viewer))
    asked = panel.together.question
    live = [one for one in panel.evidence if one.withdrawn_at is None]
    people = {one.reviewer for one in given}

    def known(piece: parts.EvidenceLine) -> parts.EvidenceLine:
        return piece if names_shown else replace(piece, added_by="")

    return DisputePage(
        claim=claim,
        sides=tuple(
            Side(
                name=named.reviewer,
                mine=one.reviewer == viewer,
                label=one.label,
                label_text=one.label_text,
                given_as=one.given_as,
                rationale=one.rationale,
                looked_at=one.looked_at,
                as_of=one.as_of,
                evidence=tuple(known(piece) for piece in live if piece.added_by == one.reviewer),
                answered=asked is not None and one.id > asked.last_verdict_id,
            )
            for one, named in zip(given, shown, strict=True)
        ),
        shared=tuple(known(piece) for piece in live if piece.added_by not in people),
        names_shown=names_shown,
    )
