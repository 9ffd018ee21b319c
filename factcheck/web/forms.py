"""The forms of the pages. What the trade forbids is refused by the workflow; these check what was typed."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from flask_wtf import FlaskForm
from flask_wtf.file import MultipleFileField
from wtforms import (
    BooleanField,
    DateField,
    HiddenField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import AnyOf, InputRequired, Length, Optional, ValidationError
from wtforms.widgets import HiddenInput

from factcheck.domain.errors import InputError
from factcheck.domain.evidence import Closeness, Stance
from factcheck.domain.finding import FindingState
from factcheck.domain.roles import Role
from factcheck.queries.parts import SourceChoice
from factcheck.queries.scales import ScaleLine

# Longer than any sentence or excerpt a person means to type, short enough for a page (characters).
LINE, TEXT = 1_000, 20_000


class InvalidFormError(InputError):
    """Something in the form has to be put right; the fields say what."""


def _unix(words: str | None) -> str | None:
    # Browsers send line breaks as CR LF, whatever was typed or pasted.
    return words.replace("\r\n", "\n").replace("\r", "\n") if words else words


def _readable(_form: object, field: Any) -> None:  # noqa: ANN401 - a WTForms field
    if field.data and (
        "\x00" in field.data or any("\ud800" <= one <= "\udfff" for one in field.data)
    ):
        raise ValidationError(
            "This holds characters that are not text (NUL or half of a pair). Remove them."
        )


def line(label: str, *, required: str = "") -> StringField:
    """One line of words; `required` is what is said when it is empty."""
    return StringField(
        label,
        filters=[_unix],
        validators=[
            InputRequired(required) if required else Optional(),
            Length(max=LINE, message=f"At most {LINE:,} characters, please."),
            _readable,
        ],
    )


def words(label: str, *, required: str = "", most: int = TEXT) -> TextAreaField:
    """Several lines of words."""
    return TextAreaField(
        label,
        filters=[_unix],
        validators=[
            InputRequired(required) if required else Optional(),
            Length(max=most, message=f"At most {most:,} characters, please."),
            _readable,
        ],
    )


def menu(label: str, kind: type[StrEnum], **more: Any) -> SelectField:  # noqa: ANN401 - passed on
    """A choice among the members of `kind`."""
    return SelectField(
        label,
        choices=[SelectChoice(one.value, one.value.replace("_", " ")) for one in kind],
        **more,
    )


def version() -> IntegerField:
    """The version of the row that was looked at."""
    return IntegerField(widget=HiddenInput(), validators=[InputRequired("Reload the page.")])


def row_number(number: str | int) -> int:
    """The number of a row, 0 for none; what no database would keep is refused.

    Raises:
        ValueError: it is no such number.
    """
    found = int(number)
    if not 0 <= found < 2**31:
        raise ValueError(number)
    return found


def place(words: str | None) -> int | None:
    """Where in a text something stands, as a script noted it; None where it noted nothing."""
    words = words or ""
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else None  # noqa: PLR2004 - no text is as long


class Form(FlaskForm):  # type: ignore[misc] # WTForms has no types
    """A form of ours: filled from the request only where a view says so."""

    def demand_valid(self) -> None:
        """Check it.

        Raises:
            InvalidFormError: a field has to be put right.
        """
        if not self.validate():
            first = next(iter(self.errors.values()))
            raise InvalidFormError(str(first[0]))

    def meet(self, now_at: int) -> None:
        """After a stale edit: carry the version that is shown now, so that saving again replaces it."""
        self.version.raw_data = None
        self.version.data = now_at


class ArticleForm(Form):
    """An article to take in."""

    text = TextAreaField("Text", filters=[_unix])
    address = line("Or the address of a page")
    files = MultipleFileField("Files")
    title = line("Headline, if the text has none")
    published = DateField("Published on", validators=[Optional()])
    english = BooleanField("Read it as English, whatever the language looks like")


class VerdictForm(Form):
    """An answer to one of the three questions."""

    question = HiddenField(validators=[InputRequired()])
    label = RadioField("Label", validators=[InputRequired("Choose a label.")])
    rationale = words(
        "Because", required="A verdict needs a reason: say in a sentence what it rests on."
    )
    as_of = DateField("As of", validators=[InputRequired("Give the date the verdict holds for.")])
    looked_at = line("Where you looked")
    version = version()
    back = HiddenField()

    def ask(self, scale: ScaleLine) -> VerdictForm:
        """Offer the labels of the scale its question is answered on."""
        self.label.choices = [SelectChoice(one.name, one.label) for one in scale.choices]
        return self


class EvidenceForm(Form):
    """What a source says: one of the list, or a new one described here."""

    source = SelectField("Source", coerce=row_number, validate_choice=False, choices=())
    title = line("Title")
    publisher = line("Publisher or person")
    url = line("Address")
    published = DateField("Dated", validators=[Optional()])
    closeness = menu("How close", Closeness, default=Closeness.SECONDARY.value)
    copy_of = SelectField(
        "Copied from", coerce=row_number, validate_choice=False, choices=(), default=0
    )
    stance = menu("It", Stance, default=Stance.SUPPORTS.value)
    excerpt = words("Its words")
    near = HiddenField()
    locator = line("Where in it")
    note = words("Note")
    back = HiddenField()

    def offer(self, sources: Iterable[SourceChoice]) -> EvidenceForm:
        """Offer the sources there are."""
        known = [SelectChoice(str(one.id), named(one)) for one in sources]
        self.source.choices = [SelectChoice("0", "A new source …"), *known]
        self.copy_of.choices = [SelectChoice("0", "–"), *known]
        return self


def named(source: SourceChoice) -> str:
    """A source as a line of a menu."""
    words = f"{source.publisher}: {source.title}" if source.publisher else source.title
    return words if len(words) <= 90 else words[:89] + "…"  # noqa: PLR2004 - a menu is one line


class ReasonForm(Form):
    """A reason, for whatever goes into the record with one."""

    reason = words("Because", required="Say why: the reason goes into the record.", most=2_000)
    back = HiddenField()


class ExcludeForm(ReasonForm):
    """Taking a claim out of review."""

    version = version()


class EditForm(ReasonForm):
    """Another wording of a claim."""

    statement = words("Statement", required="A claim needs a statement.", most=2_000)
    kind = SelectField("Kind", validate_choice=False, choices=())
    version = version()

    def offer(self, kinds: Iterable[tuple[str, str]]) -> EditForm:
        """Offer the kinds of claims there are."""
        self.kind.choices = [SelectChoice(name, label) for name, label in kinds]
        return self


class SettleForm(ReasonForm):
    """Closing a claim under one label."""

    label = SelectField("Settled as", choices=())

    def offer(self, scale: ScaleLine) -> SettleForm:
        """Offer the labels of the desk's scale."""
        self.label.choices = [SelectChoice(one.name, one.label) for one in scale.choices]
        return self


class FindingForm(Form):
    """What a person makes of a finding."""

    reason = words(
        "Because", required="Say in a few words why: the reason goes into the record.", most=2_000
    )
    state = SelectField(
        choices=[
            SelectChoice(one.value) for one in FindingState if one is not FindingState.WITHDRAWN
        ],
        validators=[InputRequired("Choose one of the answers.")],
    )
    version = version()
    back = HiddenField()


class SuggestionForm(Form):
    """Accepting what a finding suggests, or taking that back."""

    then = HiddenField(validators=[AnyOf(("accept", "drop"))])
    version = version()
    back = HiddenField()


class SignInForm(Form):
    """An address and its password."""

    email = line("E-mail address", required="Which e-mail address?")
    password = PasswordField("Password", validators=[InputRequired("Which password?")])
    next = HiddenField()


class PasswordForm(Form):
    """A new password for oneself."""

    current = PasswordField("Current password")
    password = PasswordField("New password", validators=[InputRequired("Type a new password.")])
    next = HiddenField()


class AccountForm(Form):
    """A person to let in."""

    email = line("E-mail address", required="Which e-mail address?")
    role = menu("Role", Role, default=Role.REVIEWER.value)


class RoleForm(Form):
    """Another role for a person."""

    role = menu("Role", Role)


class BareForm(Form):
    """Nothing but the key that shows the form is ours."""
