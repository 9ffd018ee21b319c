"""The forms of a claim's panel that concern its other reviewers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.queries.claims import ClaimPanel
from factcheck.queries.comments import CommentLine
from factcheck.web import context, forms
from factcheck.web.review_forms import (
    AssignForm,
    CommentEditForm,
    CommentForm,
    HandBackForm,
    WantedForm,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentForms:
    """A new comment, and for one's own comments and those of others what can be done with them."""

    new: CommentForm
    answers: dict[int, CommentForm]
    edits: dict[int, CommentEditForm]


@dataclass(frozen=True, slots=True, kw_only=True)
class TogetherForms:
    """Taking, giving and handing back; how many verdicts; comments."""

    assign: AssignForm
    hand_back: HandBackForm
    wanted: WantedForm
    comments: CommentForms


def together_forms(
    panel: ClaimPanel, *, back: str, failed: str, filled: forms.Form | None
) -> TogetherForms:
    """The forms of `panel`, the one called `failed` as it was filled in."""
    viewer = context.somebody()
    own = viewer.email if viewer else ""
    assign = AssignForm(None, reviewer=own, back=back)
    hand_back = HandBackForm(None, back=back)
    wanted = WantedForm(None, wanted=panel.verdicts_wanted, version=panel.version, back=back)
    if isinstance(filled, AssignForm):
        assign = filled
    if isinstance(filled, HandBackForm):
        hand_back = filled
    if isinstance(filled, WantedForm):
        wanted = filled
        wanted.meet(panel.version)
    return TogetherForms(
        assign=assign.offer(panel.together.people, own),
        hand_back=hand_back,
        wanted=wanted,
        comments=comment_forms(panel.together.comments, back=back, failed=failed, filled=filled),
    )


def comment_forms(
    comments: Iterable[CommentLine],
    *,
    back: str,
    failed: str = "",
    filled: forms.Form | None = None,
) -> CommentForms:
    """The forms of a thread; a failed one is called “comment”, “answer-3” or “comment-edit-3”."""
    viewer = context.somebody()
    shown = [one for one in comments if not one.withdrawn_at and not one.kept_back]
    answers = {one.id: CommentForm(None, answers=str(one.id), back=back) for one in shown}
    edits = {
        one.id: CommentEditForm(None, words=one.words, version=one.version, back=back)
        for one in shown
        if viewer and one.author == viewer.email
    }
    new = CommentForm(None, back=back)
    if isinstance(filled, CommentForm):
        answered = int(failed.removeprefix("answer-")) if failed.startswith("answer-") else 0
        # What was answered may have been withdrawn: then the words wait in the form of a new comment.
        if answered in answers:
            answers[answered] = filled
        else:
            new = filled
    if isinstance(filled, CommentEditForm):
        number = int(failed.removeprefix("comment-edit-"))
        filled.meet(next((one.version for one in shown if one.id == number), 1))
        edits[number] = filled
    return CommentForms(new=new, answers=answers, edits=edits)
