"""What the program read from a claim, put right by hand: values and credit."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from factcheck.domain.claim import AttributionMode
from factcheck.domain.errors import StaleEditError
from factcheck.domain.value import Comparator, ValueKind
from factcheck.queries.by_hand import Worked, worked
from factcheck.web import context
from factcheck.web.answers import Answer
from factcheck.web.hand_forms import CreditForm, ValuesForm
from factcheck.web.workbench import way_back
from factcheck.workflow.claim_by_hand import Credit
from factcheck.workflow.claim_facts import TypedValue, credit_claim, set_values

bp = Blueprint("facts", __name__, url_prefix="/claims")


@bp.get("/<id:claim_id>/facts")
def show(claim_id: int) -> Answer:
    """Both forms, as the claim stands."""
    return _page(claim_id)


@bp.post("/<id:claim_id>/values")
def values(claim_id: int) -> Response:
    """Put the values of the form in the place of the claim's, or read them anew."""
    form = _checked(ValuesForm(), claim_id)
    typed = [
        TypedValue(
            kind=ValueKind(one.kind.data),
            words=one.words.data,
            number=one.number.data,
            low=one.low.data,
            high=one.high.data,
            unit=one.unit.data or "",
            comparator=Comparator(one.comparator.data),
            approximate=one.approximate.data,
            of=one.of.data or "",
            date=one.date.data or "",
            iso8601=one.iso8601.data or "",
        )
        for one in form["values"]
        if (one.words.data or "").strip()
    ]
    with context.writing() as db:
        set_values(
            db,
            claim_id=claim_id,
            values=None if form.anew.data else typed,
            reason=form.reason.data,
            version=form.version.data,
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(
        way_back(form.back.data, claim_id),
        f"The values of claim {claim_id} are {'read anew' if form.anew.data else 'set'}.",
        draft=f"claim/{claim_id}/values",
    )


@bp.post("/<id:claim_id>/attribution")
def credit(claim_id: int) -> Response:
    """Credit the claim to somebody."""
    form = _checked(CreditForm(), claim_id)
    with context.writing() as db:
        credit_claim(
            db,
            claim_id=claim_id,
            credit=Credit(
                claimant=form.claimant.data or "",
                cue=form.cue.data or "",
                channel=form.channel.data or "",
                mode=AttributionMode(form.mode.data),
            ),
            reason=form.reason.data,
            version=form.version.data,
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(
        way_back(form.back.data, claim_id),
        f"Claim {claim_id} is credited as you said.",
        draft=f"claim/{claim_id}/credit",
    )


def _checked(form: Any, claim_id: int) -> Any:  # noqa: ANN401 - either form, as it came
    context.page_again(lambda error: _page(claim_id, form, error))
    form.demand_valid()
    return form


def _page(claim_id: int, filled: Any = None, error: Exception | None = None) -> str:  # noqa: ANN401 - either form
    with context.reading() as db:
        claim = worked(db, claim_id)
    theirs = error.theirs if isinstance(error, StaleEditError) else {}
    if theirs:
        filled.meet(claim.version)
    back = context.asked("back")
    return render_template(
        "hand/facts.html",
        claim=claim,
        values=filled if isinstance(filled, ValuesForm) else _values(claim, back),
        credit=filled if isinstance(filled, CreditForm) else _credit(claim, back),
        failed="values" if isinstance(filled, ValuesForm) else "credit" if filled else "",
        trouble=str(error or ""),
        theirs=[(name, said) for name, said in theirs.items() if name != "version"],
    )


def _values(claim: Worked, back: str) -> ValuesForm:
    rows = [
        {
            "kind": one.kind,
            "words": one.text,
            "comparator": one.comparator,
            "number": _plain(one.number),
            "low": _plain(one.low),
            "high": _plain(one.high),
            "unit": one.unit,
            "of": one.of,
            "approximate": one.approximate,
            "date": one.date,
            "iso8601": duration,
        }
        for one, duration in zip(claim.values, claim.durations, strict=True)
    ]
    return ValuesForm(None, values=[*rows, {}], version=claim.version, back=back)


def _plain(number: float | None) -> float | None:
    return int(number) if number is not None and number.is_integer() else number


def _credit(claim: Worked, back: str) -> CreditForm:
    return CreditForm(
        None,
        claimant=claim.claimant,
        cue=claim.cue,
        channel=claim.channel,
        mode=claim.mode,
        version=claim.version,
        back=back,
    )
