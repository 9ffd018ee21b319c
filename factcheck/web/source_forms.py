"""The forms of the pages of sources."""

from __future__ import annotations

from collections.abc import Iterable

from flask_wtf.file import FileField
from wtforms import DateField, HiddenField, IntegerField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional

from factcheck.domain.evidence import Closeness, Grade, Stance
from factcheck.queries.parts import SourceChoice
from factcheck.web.forms import Form, line, menu, named, row_number, version, words


class SourceForm(Form):
    """A source for the desk's list: an address, a file, or somebody who was reached."""

    url = line("Address of a page")
    file = FileField("Or a file")
    contact = line("Or who was reached")
    reached_on = DateField("On what day", validators=[Optional()])
    reached_how = line("How")
    title = line("Title")
    publisher = line("Publisher or person")
    published = DateField("Dated", validators=[Optional()])
    closeness = menu("How close", Closeness, default=Closeness.SECONDARY.value)
    copy_of = SelectField(
        "Copied from", coerce=row_number, validate_choice=False, choices=(), default=0
    )
    grade = menu("Reliability", Grade, default=Grade.UNGRADED.value)
    note = words("Note")

    def offer(self, sources: Iterable[SourceChoice]) -> SourceForm:
        """Offer the sources it may be a copy of."""
        known = [SelectChoice(str(one.id), named(one)) for one in sources]
        self.copy_of.choices = [SelectChoice("0", "–"), *known]
        return self


class MarkForm(Form):
    """How near a source is to the fact, and how far it is relied on."""

    closeness = menu("How close", Closeness)
    copy_of = SelectField(
        "Copied from", coerce=row_number, validate_choice=False, choices=(), default=0
    )
    grade = menu("Reliability", Grade)
    version = version()

    def offer(self, sources: Iterable[SourceChoice]) -> MarkForm:
        """Offer the sources it may be a copy of."""
        known = [SelectChoice(str(one.id), named(one)) for one in sources]
        self.copy_of.choices = [SelectChoice("0", "–"), *known]
        return self


class UseForm(Form):
    """Words of a source used as evidence for a claim."""

    claim = IntegerField(
        "For claim",
        validators=[
            InputRequired("Which claim? Its number stands beside it in the article."),
            NumberRange(1, 2**31 - 1, "There is no claim with this number."),
        ],
    )
    stance = menu("It", Stance, default=Stance.SUPPORTS.value)
    excerpt = words("Its words")
    near = HiddenField()
    locator = line("Where in it")
    note = words("Note")
