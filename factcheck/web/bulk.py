"""One thing done to many: what is ticked in a list is looked at first, then done as one event."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, render_template, request, url_for

from factcheck.domain.bulk import KINDS, Bulk, Order
from factcheck.domain.errors import InputError, NotAllowedError, SomeRefusedError
from factcheck.queries.bulk import LISTS, all_of, picked
from factcheck.queries.together import reviewers
from factcheck.web import context, forms
from factcheck.web.access import safe_next
from factcheck.web.answers import Answer
from factcheck.web.review_forms import BulkForm
from factcheck.workflow.bulk import do_in_bulk, refusals

bp = Blueprint("bulk", __name__, url_prefix="/bulk")


@bp.post("/looking")
def look() -> Answer:
    """What was ticked, or all that was found, with what can be done to it and what cannot."""
    forms.BareForm().demand_valid()
    bulk = _asked_for()
    _demand_role(Order(bulk=bulk))
    if request.form.get("which") == "all":
        with context.reading() as db:
            numbers = all_of(
                db,
                _one_of_the_lists(),
                request.form.get("asked", "").replace("\x00", ""),
                about=KINDS[bulk].about,
                viewer=context.person().email,
            )
        rows: dict[int, int | None] = dict.fromkeys(numbers)
    else:
        rows = dict.fromkeys(_ticked(bulk))
    return _page(bulk, rows, BulkForm() if "partly" in request.form else BulkForm(formdata=None))


@bp.post("")
def do() -> Answer:
    """Do it."""
    form = BulkForm()
    bulk = _asked_for()
    rows = _ticked(bulk)
    context.page_again(lambda error: _page(bulk, rows, form, error))
    form.demand_valid()
    order = form.order(bulk)
    _demand_role(order)
    who = context.person().email
    with context.writing() as db:
        outcome = do_in_bulk(
            db,
            order=order,
            rows=rows,
            partly=form.partly.data == "rest",
            actor=who,
            at=context.now(),
        )
    done = _said(order, len(outcome.done), who)
    left = len(outcome.refused)
    if not left:
        return context.done(_back(), f"{done}.")
    words = f"{done}; {left} {'was' if left == 1 else 'were'} left as {'it was' if left == 1 else 'they were'}."
    context.done(_back(), words)  # the notice; why the others were left takes a page
    with context.reading() as db:
        lines = picked(db, order.kind.about, outcome.refused)
    return render_template(
        "bulk/done.html", kind=order.kind, lines=lines, refused=outcome.refused, event=outcome.event,
        back=_back(),
    )  # fmt: skip


def _page(
    bulk: Bulk, rows: Mapping[int, int | None], form: BulkForm, error: Exception | None = None
) -> str:
    who, about = context.person().email, KINDS[bulk].about
    refused: dict[int, str] = error.refused if isinstance(error, SomeRefusedError) else {}
    with context.reading() as db:
        lines = picked(db, about, rows)
        order = form.offer(reviewers(db), who).order(bulk)
        if not refused and rows:
            refused = refusals(db, order=order.filled(), rows=rows, actor=who, at=context.now())
    return render_template(
        "bulk/show.html",
        bulk=bulk,
        kind=KINDS[bulk],
        lines=lines,
        refused=refused,
        gone=[number for number in rows if number not in {line.id for line in lines}],
        form=form,
        others=context.may(KINDS[bulk].role_for_others),
        back=_back(),
        trouble=str(error) if error else "",
    )


def _asked_for() -> Bulk:
    try:
        return Bulk(request.form.get("bulk", ""))
    except ValueError:
        raise InputError("Choose what is to be done with them.") from None


def _one_of_the_lists() -> str:
    where = request.form.get("where", "")
    if where not in LISTS:
        raise InputError("This form does not say which list it comes from. Open the list again.")
    return where


def _ticked(bulk: Bulk) -> dict[int, int | None]:
    """The rows that are ticked, of the sort that this is done to, each with the version that was seen."""
    rows: dict[int, int | None] = {}
    for said in request.form.getlist("pick"):
        sort, _, rest = said.partition("/")
        number, _, version = rest.partition("@")
        found = forms.place(number)
        if sort == KINDS[bulk].about and found:
            rows[found] = forms.place(version)
    return rows


def _demand_role(order: Order) -> None:
    needed = order.needs(context.person().email)
    if not context.may(needed):
        raise NotAllowedError(f"This asks for the role “{needed.value}”.")


def _said(order: Order, number: int, who: str) -> str:
    reviewer = "you" if order.reviewer in {"", who} else order.reviewer
    done = order.kind.done.format(reviewer=reviewer, due=order.due, wanted=order.wanted)
    one = number == 1
    done = done.replace("are ", "is ", 1).replace("ask ", "asks ", 1) if one else done
    done = done.replace("the hands of you", "your hands")
    return f"{number} {order.kind.about}{'' if one else 's'} {done}"


def _back() -> str:
    return (
        safe_next(request.form.get("back", ""))
        if request.form.get("back")
        else url_for("claims.index")
    )
