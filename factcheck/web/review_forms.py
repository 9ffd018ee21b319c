"""The forms of working together: in whose hands, how many verdicts, disputes, comments, scales, settings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wtforms import (
    DateField,
    FieldList,
    FormField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
)
from wtforms import (
    Form as PlainForm,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional

from factcheck.domain.bulk import Bulk, Order
from factcheck.domain.setting import MOST_VERDICTS
from factcheck.domain.verdict import LABELS, Question
from factcheck.queries.scales import ScaleLine
from factcheck.web.forms import Form, line, version, words
from factcheck.workflow.comment import LONGEST
from factcheck.workflow.scale import LEAST_CLAIMREVIEW, MOST_CLAIMREVIEW, MOST_LABELS


class AssignForm(Form):
    """Who is to judge a claim, and by when."""

    reviewer = SelectField("To", validate_choice=False, choices=())
    due = DateField("Due", validators=[Optional()])
    back = HiddenField()

    def offer(self, people: Iterable[str], own: str) -> AssignForm:
        """Offer the people who may review, oneself first."""
        others = [one for one in people if one != own]
        self.reviewer.choices = [
            SelectChoice(own, "myself"),
            *(SelectChoice(one) for one in others),
        ]
        return self


class HandBackForm(Form):
    """Giving a claim back, or taking it out of somebody's hands."""

    reviewer = HiddenField()
    reason = line("Why")
    back = HiddenField()


class WantedForm(Form):
    """How many independent verdicts."""

    wanted = IntegerField(
        "Independent verdicts",
        validators=[
            InputRequired("How many?"),
            NumberRange(1, MOST_VERDICTS, f"From 1 to {MOST_VERDICTS}, please."),
        ],
    )
    version = version()
    back = HiddenField()


class ArticleWantedForm(Form):
    """The same for all open claims of an article."""

    wanted = IntegerField(
        "Independent verdicts on each open claim",
        validators=[
            InputRequired("How many?"),
            NumberRange(1, MOST_VERDICTS, f"From 1 to {MOST_VERDICTS}, please."),
        ],
    )
    back = HiddenField()


class BulkForm(Form):
    """What is done to many at once; which of the fields count depends on what it is."""

    reviewer = SelectField("Whose hands", validate_choice=False, choices=())
    due = DateField("Due", validators=[Optional()])
    wanted = IntegerField(
        "Independent verdicts",
        validators=[
            Optional(),
            NumberRange(1, MOST_VERDICTS, f"From 1 to {MOST_VERDICTS}, please."),
        ],
    )
    reason = words("Because", most=2_000)
    partly = RadioField(
        "If some cannot be done",
        choices=[
            SelectChoice("none", "do nothing, and tell me which"),
            SelectChoice("rest", "do the rest, and tell me which were left"),
        ],
        default="none",
    )

    def offer(self, people: Iterable[str], own: str) -> BulkForm:
        """Offer the people who may review, oneself first."""
        self.reviewer.choices = [
            SelectChoice("", "myself"),
            *(SelectChoice(one) for one in people if one != own),
        ]
        return self

    def order(self, bulk: Bulk) -> Order:
        """What is asked for."""
        return Order(
            bulk=bulk,
            reviewer=self.reviewer.data or "",
            due=self.due.data,
            wanted=self.wanted.data,
            reason=self.reason.data or "",
        )


class ObjectionForm(Form):
    """What a reader takes for wrong in a verdict."""

    words = words("What is wrong", required="Say what is wrong with the verdict.", most=2_000)
    source = line("Where it says otherwise")


class AnswerObjectionForm(Form):
    """The answer to an objection."""

    reason = words("Because", required="Say why: whoever objected reads your answer.", most=2_000)


class DisputeForm(Form):
    """Settling a dispute: under a label of the desk's scale, given by a reviewer or by nobody."""

    label = RadioField("Settled as", validators=[InputRequired("Choose a label.")])
    reason = words("Because", required="Say what decided it.", most=2_000)
    back = HiddenField()

    def offer(self, scale: ScaleLine) -> DisputeForm:
        """Offer the labels of the desk's scale."""
        self.label.choices = [SelectChoice(one.name, one.label) for one in scale.choices]
        return self


class QuestionForm(Form):
    """A question with which a dispute goes back."""

    question = words("Question", required="Ask something.", most=2_000)
    back = HiddenField()


class CommentForm(Form):
    """A comment, or an answer to one."""

    words = words("Comment", required="A comment says something.", most=LONGEST)
    answers = HiddenField()
    back = HiddenField()


class CommentEditForm(Form):
    """Other words for one's own comment."""

    words = words("Comment", required="A comment says something.", most=LONGEST)
    version = version()
    back = HiddenField()


class _LabelForm(PlainForm):  # type: ignore[misc] # WTForms has no types
    """One label of a scale being made; an empty line is none."""

    label = line("Label")
    means = SelectField("Stands for", validate_choice=False, choices=())
    definition = line("Definition")
    claimreview = IntegerField(
        "ClaimReview",
        validators=[
            Optional(),
            NumberRange(
                LEAST_CLAIMREVIEW,
                MOST_CLAIMREVIEW,
                f"From {LEAST_CLAIMREVIEW} (worst) to {MOST_CLAIMREVIEW}, please.",
            ),
        ],
    )


class ScaleForm(Form):
    """A scale of the desk's own."""

    name = line("Name of the scale", required="A scale needs a name.")
    question = HiddenField(validators=[InputRequired()])
    labels = FieldList(FormField(_LabelForm), min_entries=0, max_entries=MOST_LABELS)

    def offer(self, question: Question) -> ScaleForm:
        """Offer the built-in labels of `question`, and as many lines as a scale can have labels."""
        while len(self.labels) < MOST_LABELS:
            self.labels.append_entry()
        for entry in self.labels:
            entry.form.means.choices = [
                SelectChoice(one.name, one.label) for one in LABELS[question]
            ]
        return self


class SettingForm(Form):
    """One setting of the desk."""

    value = line("Value")
    version = version()

    def as_it_was(self, value: Any) -> SettingForm:  # noqa: ANN401 - a setting is what its definition says
        """Show what is kept."""
        self.value.data = value
        return self
