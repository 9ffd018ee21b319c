"""The forms of the compare page and of the versions page."""

from __future__ import annotations

from collections.abc import Iterable

from flask_wtf.file import FileField
from wtforms import DateField, HiddenField, IntegerField, SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional
from wtforms.widgets import HiddenInput

from factcheck.domain.evidence import Closeness
from factcheck.web import forms


def _unix(words: str | None) -> str | None:
    return words.replace("\r\n", "\n").replace("\r", "\n") if words else words


class ReferenceForm(forms.Form):
    """A text to hold the article against: pasted, a file, or one that is stored here."""

    text = TextAreaField("Its text", filters=[_unix])
    file = FileField("Or a file")
    name = forms.line("What it is")
    closeness = SelectField(
        "How close",
        choices=[
            SelectChoice(Closeness.PRIMARY.value, "the record itself: a transcript, a document"),
            SelectChoice(
                Closeness.SECONDARY.value, "somebody's account: another article, a wire copy"
            ),
        ],
    )
    stored = SelectField("Or one that is here", validate_choice=False, default="", choices=())

    def offer(self, choices: Iterable[tuple[str, str]]) -> ReferenceForm:
        """Offer the stored articles and sources, as (key, words)."""
        self.stored.choices = [
            SelectChoice("", "–"), *(SelectChoice(key, words) for key, words in choices)
        ]  # fmt: skip
        return self


class GradeForm(forms.Form):
    """Accepting a grade as one's own fidelity verdict."""

    quotation = IntegerField(widget=HiddenInput(), validators=[InputRequired("Reload the page.")])
    claim = IntegerField(widget=HiddenInput(), validators=[InputRequired("Reload the page.")])
    label = HiddenField(validators=[InputRequired("Reload the page.")])
    rationale = forms.words("In your own words", most=2_000)
    version = forms.version()


class NewWordingForm(forms.Form):
    """A new wording of an article: pasted or a file."""

    text = TextAreaField("The new wording", filters=[_unix])
    file = FileField("Or a file")
    published = DateField("Published on", validators=[Optional()])


class PlaceForm(forms.Form):
    """Where a claim of the earlier version stands in the new one."""

    words = forms.words(
        "Its words in the new version",
        required="Copy the words of the new version that say it.",
        most=2_000,
    )
    near = HiddenField()


class LinkForm(forms.Form):
    """A stored article named as the next version, or a proposal answered."""

    article = IntegerField(widget=HiddenInput(), validators=[InputRequired("Reload the page.")])
