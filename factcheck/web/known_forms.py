"""The forms beside a claim: taking an earlier verdict over, relations, stale marks, the checklist."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wtforms import DateField, HiddenField, IntegerField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange
from wtforms.widgets import HiddenInput

from factcheck.domain.relation import RelationKind
from factcheck.domain.review import CLOSED
from factcheck.queries.claims import ClaimPanel
from factcheck.queries.known import KnownClaim
from factcheck.queries.relations import Proposal
from factcheck.web.forms import Form, ReasonForm, line, version, words

_LARGEST = 2**31 - 1


def _number() -> IntegerField:
    return IntegerField(
        widget=HiddenInput(),
        validators=[InputRequired("Reload the page."), NumberRange(0, _LARGEST)],
    )


class ReuseForm(Form):
    """Taking over the verdict on an earlier claim."""

    earlier = _number()
    earlier_version = _number()
    rationale = words(
        "Because", required="A verdict needs a reason: say in a sentence what it rests on."
    )
    as_of = DateField("As of", validators=[InputRequired("Give the date the verdict holds for.")])
    version = version()
    back = HiddenField()


class RefuseForm(Form):
    """Saying that an earlier claim is another."""

    other = _number()
    back = HiddenField()


class RelateForm(ReasonForm):
    """How this claim hangs together with another."""

    kind = SelectField(
        "This claim", choices=[SelectChoice(kind.value, kind.forth) for kind in RelationKind]
    )
    other = IntegerField(
        "claim number",
        validators=[
            InputRequired("Which claim? Give its number."),
            NumberRange(1, _LARGEST, message="A claim’s number, please."),
        ],
    )


class ProposalForm(ReasonForm):
    """Accepting or refusing what the program proposes."""

    kind = SelectField(choices=[SelectChoice(kind.value) for kind in RelationKind])
    first = _number()
    second = _number()
    proposed = HiddenField(validators=[InputRequired("Reload the page.")])
    then = SelectField(choices=[SelectChoice("accept"), SelectChoice("refuse")])


class HoldsForm(ReasonForm):
    """Saying that a stale claim still holds."""

    seen = _number()


class AnswerForm(Form):
    """What was found out about a question."""

    question = HiddenField(validators=[InputRequired("Reload the page.")])
    answer = words("Answer", required="Write down what you found out.", most=2_000)
    source = line("Where you found it")
    version = _number()
    back = HiddenField()


class QuestionsForm(Form):
    """The checklist of one kind of claim."""

    questions = words("Questions, one a line", most=5_000)
    version = _number()


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideForms:
    """Every form beside a claim; those that are many by what they are on."""

    reuse: dict[int, ReuseForm]
    relate: RelateForm
    holds: HoldsForm
    proposals: dict[str, ProposalForm]
    ends: dict[int, ReasonForm]
    answers: dict[str, AnswerForm]


def beside_forms(
    panel: ClaimPanel, *, back: str, failed: str, filled: Form | None, stale: bool
) -> BesideForms:
    """The forms beside `panel`, the one called `failed` as it was filled in."""

    def one(name: str, made: Any) -> Any:  # noqa: ANN401 - a form of the kind given
        return filled if filled is not None and failed == name else made

    beside = panel.beside
    reuse = {
        known.id: one(f"reuse-{known.id}", _reuse(panel, known, back))
        for known in beside.known
        if known.reusable
    }
    answers = {
        asked.question: one(
            f"question-{asked.question}",
            AnswerForm(
                None, question=asked.question, answer=asked.answer, source=asked.source,
                version=asked.version, back=back,
            ),
        )
        for asked in beside.questions
    }  # fmt: skip
    if stale and isinstance(filled, ReuseForm):
        filled.meet(panel.version)
        known = next((one for one in beside.known if one.id == filled.earlier.data), None)
        filled.earlier_version.raw_data = None
        filled.earlier_version.data = known.version if known else 0
    if stale and isinstance(filled, AnswerForm):
        filled.meet(
            next(
                (one.version for one in beside.questions if one.question == filled.question.data), 0
            )
        )
    seen = max((mark.id for mark in beside.stale), default=0)
    if stale and isinstance(filled, HoldsForm):
        filled.seen.raw_data = None
        filled.seen.data = seen
    return BesideForms(
        reuse=reuse,
        relate=one("relate", RelateForm(None, back=back)),
        holds=one("holds", HoldsForm(None, seen=seen, back=back)),
        proposals={
            key: one(f"proposal-{key}", _proposal(proposal, back))
            for proposal in beside.proposals
            for key in [key_of(proposal.kind.value, proposal.claim_id, proposal.to_id)]
        },
        ends={
            relation.id: one(f"unrelate-{relation.id}", ReasonForm(None, back=back))
            for relation in beside.relations
        },
        answers=answers,
    )


BESIDE = ("reuse-", "refuse", "holds", "proposal-", "unrelate-", "question-")
"""How the names of forms begin that the panel may have no place for any more."""


def has_place_beside(panel: ClaimPanel, failed: str) -> bool:
    """Whether the panel still shows the form called `failed`, one of those beside a claim."""
    beside = panel.beside
    offered = {
        *(f"reuse-{one.id}" for one in beside.known if one.reusable and panel.state not in CLOSED),
        *(
            f"proposal-{key_of(one.kind.value, one.claim_id, one.to_id)}"
            for one in beside.proposals
        ),
        *(f"unrelate-{one.id}" for one in beside.relations),
        *(f"question-{one.question}" for one in beside.questions),
        *(["holds"] if beside.stale else []),
    }
    return failed in offered


def key_of(kind: str, first: int, second: int) -> str:
    """What the form of a proposal is called."""
    return f"{kind}-{first}-{second}"


def _reuse(panel: ClaimPanel, known: KnownClaim, back: str) -> ReuseForm:
    reason = f"As found on claim {known.id}, “{known.statement}”: {known.rationale}"
    return ReuseForm(
        None, earlier=known.id, earlier_version=known.version, rationale=reason, as_of=known.as_of,
        version=panel.version, back=back,
    )  # fmt: skip


def _proposal(proposal: Proposal, back: str) -> ProposalForm:
    return ProposalForm(
        None, kind=proposal.kind.value, first=proposal.claim_id, second=proposal.to_id,
        proposed=proposal.proposed, reason=proposal.reason, then="accept", back=back,
    )  # fmt: skip
