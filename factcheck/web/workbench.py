"""The page of a claim with its forms, as several views show it: fresh, or as it was filled in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import render_template, request, url_for

from factcheck.domain.claim import ClaimState
from factcheck.domain.errors import StaleEditError
from factcheck.domain.review import CLOSED
from factcheck.domain.verdict import Question
from factcheck.plugins import claim_types
from factcheck.queries.claims import ClaimPanel, claim_page
from factcheck.queries.parts import FindingLine, VerdictLine
from factcheck.queries.scales import ScaleLine
from factcheck.web import context, forms
from factcheck.web.access import safe_next
from factcheck.web.hand_forms import TakeInForm
from factcheck.web.known_forms import BESIDE, BesideForms, beside_forms, has_place_beside
from factcheck.web.together import TogetherForms, together_forms

F = TypeVar("F", bound=forms.Form)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimForms:
    """Every form of a claim's panel. `failed` names the one that came back, if any."""

    verdicts: dict[str, forms.VerdictForm]
    evidence: forms.EvidenceForm
    edit: forms.EditForm
    exclude: forms.ExcludeForm
    settle: forms.SettleForm
    reopen: forms.ReasonForm
    take_in: TakeInForm
    withdraw: forms.ReasonForm
    findings: dict[int, forms.FindingForm]
    withdraw_settlement: forms.ReasonForm
    together: TogetherForms
    beside: BesideForms
    back: str
    """The address of the workbench the panel stands in; empty on the claim's own page."""
    failed: str = ""
    trouble: str = ""
    theirs: tuple[tuple[str, str], ...] = ()
    """What somebody else saved in the meantime, by field."""
    typed: tuple[tuple[str, str], ...] = ()
    """What was written into a form that the claim, as it stands now, has no place for."""


def claim_forms(
    panel: ClaimPanel,
    *,
    back: str = "",
    failed: str = "",
    filled: forms.Form | None = None,
    error: Exception | None = None,
) -> ClaimForms:
    """The forms of `panel`, the one called `failed` as it was filled in."""

    def one(name: str, make: Callable[[], F]) -> F:
        return filled if filled is not None and name == failed else make()

    stale = isinstance(error, StaleEditError)
    if stale and isinstance(filled, forms.VerdictForm | forms.EditForm | forms.ExcludeForm):
        filled.meet(panel.version)
    kinds = [(kind.name, kind.label) for kind in claim_types().values()]
    if panel.kind not in dict(kinds):
        kinds.append((panel.kind, panel.kind))
    return ClaimForms(
        verdicts={
            question.value: one(
                f"verdict-{question.value}",
                lambda question=question: _verdict(panel, question, back),  # type: ignore[misc]
            )
            for question in panel.questions
        },
        evidence=one("evidence", lambda: forms.EvidenceForm(None, back=back)).offer(panel.sources),
        edit=one(
            "edit",
            lambda: forms.EditForm(
                None, statement=panel.statement, kind=panel.kind, version=panel.version, back=back
            ),
        ).offer(kinds),
        exclude=one("exclude", lambda: forms.ExcludeForm(None, version=panel.version, back=back)),
        settle=one(
            "settle", lambda: forms.SettleForm(None, label=_leading(panel), back=back)
        ).offer(panel.together.scales[Question.TRUTH.value]),
        take_in=one("take-in", lambda: TakeInForm(None, version=panel.version, back=back)),
        reopen=one("reopen", lambda: forms.ReasonForm(None, back=back)),
        withdraw=one("withdraw", lambda: forms.ReasonForm(None, back=back)),
        withdraw_settlement=one("void", lambda: forms.ReasonForm(None, back=back)),
        findings={finding.id: finding_form(finding, back) for finding in panel.findings},
        together=together_forms(panel, back=back, failed=failed, filled=filled),
        beside=beside_forms(panel, back=back, failed=failed, filled=filled, stale=stale),
        back=back,
        failed=failed,
        trouble=str(error) if error else "",
        theirs=tuple(
            (name.replace("_", " "), said)
            for name, said in (error.theirs.items() if isinstance(error, StaleEditError) else ())
            if name != "version" and said
        ),
        typed=() if _has_place(panel, failed) else typed_in(filled),
    )


def _verdict(panel: ClaimPanel, question: Question, back: str) -> forms.VerdictForm:
    viewer = context.somebody()
    own = next(
        (
            one
            for one in panel.verdicts
            if viewer and one.reviewer == viewer.email and one.question == question.value
        ),
        None,
    )
    scale = panel.together.scales[question.value]
    return forms.VerdictForm(
        None,
        question=question.value,
        label=_on(scale, own) if own else None,
        rationale=own.rationale if own else "",
        looked_at=own.looked_at if own else "",
        as_of=own.as_of if own else panel.published or _today(),
        version=panel.version,
        back=back,
    ).ask(scale)


def _on(scale: ScaleLine, given: VerdictLine) -> str | None:
    """The label of `scale` that a verdict given earlier has there, where that is beyond doubt."""
    same = [one.name for one in scale.choices if one.built_in.name == given.label]
    return given.given_as if given.given_as in same else same[0] if len(same) == 1 else None


def _has_place(panel: ClaimPanel, failed: str) -> bool:
    """Whether the panel still shows the form called `failed`."""
    if failed == "settle":
        return panel.state in {ClaimState.AGREED, ClaimState.DISPUTED}
    if failed == "take-in":
        return panel.state == ClaimState.EXCLUDED and not panel.lineage.children
    if failed in {"reopen", "void"}:
        return panel.state in CLOSED
    if failed.startswith(BESIDE):
        return has_place_beside(panel, failed)
    if failed.startswith("verdict-") or failed in {"edit", "exclude", "wanted"}:
        return panel.state not in CLOSED
    return True


def typed_in(filled: forms.Form | None) -> tuple[tuple[str, str], ...]:
    """The words of a form, by field, for a page that has no place for the form any more."""
    if filled is None:
        return ()
    return tuple(
        (field.label.text, str(field.data))
        for field in filled
        if field.data and field.name not in {"csrf_token", "version", "back", "question", "label"}
    )


def _today() -> date:
    return context.now().date()


def _leading(panel: ClaimPanel) -> str:
    """The label most reviewers gave, to begin with."""
    scale = panel.together.scales[Question.TRUTH.value]
    labels = [
        on
        for one in panel.verdicts
        if one.question == Question.TRUTH.value and (on := _on(scale, one))
    ]
    return max(labels, key=labels.count) if labels else scale.choices[0].name


def finding_form(finding: FindingLine, back: str = "") -> forms.FindingForm:
    """An empty answer to a finding."""
    return forms.FindingForm(None, version=finding.version, back=back)


def show_claim(
    claim_id: int,
    *,
    failed: str = "",
    filled: forms.Form | None = None,
    error: Exception | None = None,
) -> str:
    """The claim's own page."""
    with context.reading() as db:
        page = claim_page(
            db, claim_id, viewer=context.person().email, all_people=context.sees_people()
        )
    back = request.form.get("back", "") if filled is not None else ""
    return render_template(
        "claims/show.html",
        page=page,
        forms=claim_forms(page.panel, back=back, failed=failed, filled=filled, error=error),
    )


def way_back(back: str, claim_id: int) -> str:
    """Where to go after a form on a claim: the workbench it was sent from, or the claim's page."""
    if not back or not safe_next(back).startswith("/articles/"):
        return url_for("claims.show", claim_id=claim_id)
    parts = urlsplit(safe_next(back))
    query = [(name, said) for name, said in parse_qsl(parts.query) if name != "claim"]
    return f"{parts.path}?{urlencode([('claim', str(claim_id)), *query])}"
