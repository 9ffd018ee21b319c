"""Claims made by hand: new ones, splits, mergers, words flagged, claims taken in again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Blueprint, render_template, request, url_for
from werkzeug.wrappers import Response

from factcheck.domain.claim import AttributionMode
from factcheck.domain.errors import InputError, StaleEditError
from factcheck.domain.finding import Severity
from factcheck.plugins import claim_types, rules
from factcheck.queries.by_hand import Worked, ground, proposals, worked
from factcheck.web import context, forms
from factcheck.web.access import safe_next
from factcheck.web.answers import Answer
from factcheck.web.conserving import look_again
from factcheck.web.hand_forms import FlagForm, MergeForm, NewClaimForm, SplitForm, TakeInForm
from factcheck.web.judging import check
from factcheck.web.wording import MODES
from factcheck.web.workbench import way_back
from factcheck.workflow.claim_by_hand import Credit, add_claim, take_claim_in
from factcheck.workflow.claim_merge import merge_claims
from factcheck.workflow.claim_split import Piece, split_claim
from factcheck.workflow.finding_by_hand import OTHER, raise_finding
from factcheck.workflow.finding_by_hand import kinds as finding_kinds
from factcheck.workflow.lineage import counted

bp = Blueprint("hand", __name__)


@bp.get("/articles/<id:article_id>/claims/new")
def new_claim(article_id: int) -> Answer:
    """The form for a claim that the program did not see."""
    form = NewClaimForm(None, **_selected())
    return _new_claim(article_id, form)


@bp.post("/articles/<id:article_id>/claims")
def add(article_id: int) -> Response:
    """Make a claim on words of the article."""
    form = _checked(NewClaimForm(), partial(_new_claim, article_id))
    with context.writing() as db:
        made = add_claim(
            db,
            article_id=article_id,
            words=form.words.data,
            statement=form.statement.data,
            near=forms.place(form.near.data),
            kind=form.kind.data or None,
            credit=Credit(
                claimant=form.claimant.data or "",
                cue=form.cue.data or "",
                channel=form.channel.data or "",
                mode=AttributionMode(form.mode.data) if form.mode.data in MODES else None,
            ),
            actor=context.person().email,
            at=context.now(),
        )
        told = look_again(made)
        number = made.id
    return context.done(
        url_for("articles.show", article_id=article_id, claim=number) + "#panel",
        f"Claim {number} is made by hand.{told}",
        draft=f"article/{article_id}/claim",
        undo_to=url_for("articles.show", article_id=article_id),
    )


@bp.get("/articles/<id:article_id>/findings/new")
def new_flag(article_id: int) -> Answer:
    """The form for words that are wrong and that no detector noticed."""
    form = FlagForm(None, **_selected())
    return _new_flag(article_id, form)


@bp.post("/articles/<id:article_id>/findings")
def flag(article_id: int) -> Response:
    """Flag words of the article."""
    form = _checked(FlagForm(), partial(_new_flag, article_id))
    with context.writing() as db:
        number = raise_finding(
            db,
            article_id=article_id,
            words=form.words.data,
            kind=form.kind.data or OTHER,
            severity=Severity(form.severity.data),
            message=form.message.data,
            suggestion=form.suggestion.data or "",
            near=forms.place(form.near.data),
            actor=context.person().email,
            at=context.now(),
        ).id
    back = safe_next(form.back.data) if form.back.data else ""
    return context.done(
        back or url_for("findings.show", finding_id=number),
        f"Flagged as finding {number}.",
        draft=f"article/{article_id}/flag",
        undo_to=back or url_for("articles.show", article_id=article_id),
    )


@bp.get("/claims/<id:claim_id>/split")
def split_page(claim_id: int) -> Answer:
    """A claim with a proposal of how to split it."""
    with context.reading() as db:
        claim = worked(db, claim_id)
    pieces = [
        {"words": said, "statement": statement, "evidence": True, "verdicts": False}
        for said, statement in proposals(claim.text, claim.published)
    ]
    form = SplitForm(
        None,
        pieces=[*pieces, {"evidence": True}],
        version=claim.version,
        back=context.asked("back"),
    )
    return _split_page(claim_id, form)


@bp.post("/claims/<id:claim_id>/split")
def split(claim_id: int) -> Response:
    """Put the claims of the form in the place of one."""
    form = _checked(SplitForm(), partial(_split_page, claim_id))
    pieces = [
        Piece(
            words=one.words.data or "",
            statement=one.statement.data or "",
            evidence=one.evidence.data,
            verdicts=one.verdicts.data,
        )
        for one in form.pieces
        if (one.words.data or "").strip() or (one.statement.data or "").strip()
    ]
    with context.writing() as db:
        children = split_claim(
            db,
            claim_id=claim_id,
            pieces=pieces,
            reason=form.reason.data or "",
            version=form.version.data,
            actor=context.person().email,
            at=context.now(),
        )
        told = "".join(look_again(one) for one in children)
        numbers = [one.id for one in children]
    return context.done(
        way_back(form.back.data, numbers[0]),
        f"Claim {claim_id} is split into {counted(numbers)}; it stays readable at its address.{told}",
        draft=f"claim/{claim_id}/split",
        undo_to=way_back(form.back.data, claim_id),
    )


@bp.get("/claims/<id:claim_id>/merge")
def merge_page(claim_id: int) -> Answer:
    """A claim with its neighbours."""
    with context.reading() as db:
        claim = worked(db, claim_id)
    form = MergeForm(
        None,
        statement=claim.statement,
        evidence=True,
        version=claim.version,
        back=context.asked("back"),
    )
    return _merge_page(claim_id, form)


@bp.post("/claims/<id:claim_id>/merge")
def merge(claim_id: int) -> Response:
    """Put one claim in the place of those chosen."""
    form = _checked(MergeForm(), partial(_merge_page, claim_id))
    versions = {claim_id: form.version.data}
    for one in form.others.data or ():
        number, _, seen = one.partition("-")
        if forms.place(number) is None or forms.place(seen) is None:
            raise InputError("Reload the page and choose again.")
        versions[int(number)] = int(seen)
    with context.writing() as db:
        made = merge_claims(
            db,
            versions=versions,
            statement=form.statement.data,
            evidence=form.evidence.data,
            verdicts=form.verdicts.data,
            reason=form.reason.data or "",
            actor=context.person().email,
            at=context.now(),
        )
        told = look_again(made)
        number = made.id
    return context.done(
        way_back(form.back.data, number),
        f"{counted(sorted(versions)).capitalize()} are merged into claim {number}.{told}",
        draft=f"claim/{claim_id}/merge",
        undo_to=way_back(form.back.data, claim_id),
    )


@bp.post("/claims/<id:claim_id>/inclusion")
def take_in(claim_id: int) -> Response:
    """Take a claim that was left out back into review."""
    form = TakeInForm()
    check("take-in", claim_id, form)
    with context.writing() as db:
        take_claim_in(
            db,
            claim_id=claim_id,
            reason=form.reason.data,
            version=form.version.data,
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(
        way_back(form.back.data, claim_id),
        f"Claim {claim_id} is back in review.",
        draft=f"claim/{claim_id}/take-in",
    )


def _checked(form: Any, show: Callable[..., str]) -> Any:  # noqa: ANN401 - a form of ours, as it came
    """Check the form; from here on a failure shows its page as it was filled in."""
    context.page_again(lambda error: show(form, error))
    if isinstance(form, NewClaimForm | FlagForm):
        _offer(form)
    form.demand_valid()
    return form


def _offer(form: NewClaimForm | FlagForm) -> None:
    if isinstance(form, NewClaimForm):
        form.offer([(one.name, one.label) for one in claim_types().values()], MODES.items())
    else:
        known = rules()
        form.offer(
            (name, known[name].label if name in known else "something else")
            for name in finding_kinds()
        )


def _new_claim(article_id: int, form: NewClaimForm, error: Exception | None = None) -> str:
    with context.reading() as db:
        article = ground(db, article_id)
    _offer(form)
    return render_template("hand/claim.html", article=article, form=form, trouble=str(error or ""))


def _new_flag(article_id: int, form: FlagForm, error: Exception | None = None) -> str:
    with context.reading() as db:
        article = ground(db, article_id)
    _offer(form)
    return render_template("hand/flag.html", article=article, form=form, trouble=str(error or ""))


def _split_page(claim_id: int, form: SplitForm, error: Exception | None = None) -> str:
    return _page("hand/split.html", claim_id, form, error)


def _merge_page(claim_id: int, form: MergeForm, error: Exception | None = None) -> str:
    return _page("hand/merge.html", claim_id, form, error)


def _page(template: str, claim_id: int, form: Any, error: Exception | None) -> str:  # noqa: ANN401 - either form
    with context.reading() as db:
        claim: Worked = worked(db, claim_id)
    theirs = error.theirs if isinstance(error, StaleEditError) else {}
    if theirs:
        form.meet(claim.version)
    return render_template(
        template,
        claim=claim,
        form=form,
        trouble=str(error or ""),
        theirs=[(name, said) for name, said in theirs.items() if name != "version"],
    )


def _selected() -> dict[str, str]:
    """What a script took along of the words selected; the address of the page to go back to."""
    words = request.args.get("words", "").replace("\x00", "")[: forms.TEXT]
    return {"words": words, "near": context.asked("near"), "back": context.asked("back")}
