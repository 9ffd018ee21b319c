"""The forms with which claims are made, split, merged and put right by hand."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import (
    BooleanField,
    FieldList,
    FloatField,
    FormField,
    HiddenField,
    SelectField,
    SelectMultipleField,
)
from wtforms import Form as PlainForm
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from factcheck.domain.finding import Severity
from factcheck.domain.value import Comparator, ValueKind
from factcheck.web.forms import ExcludeForm, Form, ReasonForm, line, menu
from factcheck.web.forms import version as row_version
from factcheck.web.forms import words as lines
from factcheck.web.wording import MODES

MOST_PARTS = 8
"""Parts of one split that a form takes."""
MOST_VALUES = 40
"""Values of one claim that a form takes."""

BOUNDS = {one.value: one.value for one in Comparator} | {
    "=": "exactly",
    "~": "about",
    "<": "under",
    "<=": "at most",
    ">": "more than",
    ">=": "at least",
}


def _choices(names: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    return [SelectChoice(name, label) for name, label in names]


class NewClaimForm(Form):
    """A claim made by hand."""

    words = lines("Words of the article", required="Select or type the words that say it.")
    near = HiddenField()
    statement = lines("Statement", required="A claim needs a statement.", most=2_000)
    kind = SelectField("Kind", validate_choice=False, choices=())
    claimant = line("Said by")
    cue = line("With the word")
    channel = line("Through")
    mode = SelectField("In whose voice", validate_choice=False, choices=())
    back = HiddenField()

    def offer(
        self, kinds: Iterable[tuple[str, str]], modes: Iterable[tuple[str, str]]
    ) -> NewClaimForm:
        """Offer kinds and voices, the first of each left to the program."""
        self.kind.choices = [SelectChoice("", "as the program reads it"), *_choices(kinds)]
        self.mode.choices = [SelectChoice("", "as the fields above say"), *_choices(modes)]
        return self


class FlagForm(Form):
    """Words of the article that a person flags."""

    words = lines("Words of the article", required="Select or type the words that are wrong.")
    near = HiddenField()
    kind = SelectField("What sort", validate_choice=False, choices=())
    severity = menu("How grave", Severity, default=Severity.WARNING.value)
    message = lines("What is wrong", required="Say in a sentence what is wrong.", most=2_000)
    suggestion = line("What it should read")
    back = HiddenField()

    def offer(self, kinds: Iterable[tuple[str, str]]) -> FlagForm:
        """Offer the kinds there are."""
        self.kind.choices = _choices(kinds)
        return self


class PieceForm(PlainForm):  # type: ignore[misc] # WTForms has no types
    """One part of a split; one that is left empty does not count."""

    words = lines("Words")
    statement = lines("Statement", most=2_000)
    evidence = BooleanField("Evidence goes over")
    verdicts = BooleanField("Verdicts go over")


class SplitForm(Form):
    """A claim in several."""

    pieces = FieldList(FormField(PieceForm), min_entries=2, max_entries=MOST_PARTS)
    reason = lines("Because", most=2_000)
    version = row_version()
    back = HiddenField()


class MergeForm(Form):
    """Several claims in one."""

    others = SelectMultipleField(
        "Merge with",
        validate_choice=False,
        choices=(),
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )
    statement = lines("Statement", required="Say all of it in one statement.", most=2_000)
    evidence = BooleanField("Evidence goes over")
    verdicts = BooleanField("Verdicts go over, of those who gave the same on each")
    reason = lines("Because", most=2_000)
    version = row_version()
    back = HiddenField()


class CreditForm(ReasonForm):
    """Whom a claim is credited to."""

    claimant = line("Said by")
    cue = line("With the word")
    channel = line("Through")
    mode = SelectField("In whose voice", choices=_choices(MODES.items()))
    version = row_version()


class ValueForm(PlainForm):  # type: ignore[misc] # WTForms has no types
    """One value; one without words does not count."""

    kind = menu("Kind", ValueKind, default=ValueKind.COUNT.value)
    words = line("Words")
    comparator = SelectField("Bound", choices=_choices(BOUNDS.items()), default="=")
    number = FloatField("Number", validators=[Optional()])
    low = FloatField("From", validators=[Optional()])
    high = FloatField("To", validators=[Optional()])
    unit = line("Unit")
    of = line("Of")
    approximate = BooleanField("approximate")
    date = line("Date (EDTF)")
    iso8601 = line("Duration (ISO 8601)")


class ValuesForm(ReasonForm):
    """The values of a claim."""

    values = FieldList(FormField(ValueForm), min_entries=1, max_entries=MOST_VALUES)
    anew = HiddenField()
    version = row_version()


class TakeInForm(ExcludeForm):
    """Taking a claim back into review."""
