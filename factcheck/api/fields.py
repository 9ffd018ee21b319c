"""The kinds of fields the API's schemas are made of: what is shown, and what is taken with its bounds."""

from __future__ import annotations

from functools import partial
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

LINE, TEXT, REASON = 1_000, 20_000, 2_000
"""Characters, as in the browser's forms."""
MOST_ID = 2**31 - 1

# What is shown: always there, sometimes null.
Words = partial(fields.String, required=True)
MaybeWords = partial(fields.String, required=True, allow_none=True)
Number = partial(fields.Integer, required=True)
MaybeNumber = partial(fields.Integer, required=True, allow_none=True)
Real = partial(fields.Float, required=True)
MaybeReal = partial(fields.Float, required=True, allow_none=True)
Yes = partial(fields.Boolean, required=True)
Day = partial(fields.Date, required=True)
MaybeDay = partial(fields.Date, required=True, allow_none=True)
Moment = partial(fields.AwareDateTime, required=True)
MaybeMoment = partial(fields.AwareDateTime, required=True, allow_none=True)
Nested = partial(fields.Nested, required=True)


class Given(Schema):
    """A body; a field nobody knows is a mistake, not a guess."""

    class Meta:
        """marshmallow's settings."""

        unknown = RAISE


def _readable(words: str) -> None:
    if "\x00" in words or any("\ud800" <= one <= "\udfff" for one in words):
        raise ValidationError("This holds characters that are not text (NUL or half of a pair).")


def said(most: int = LINE, *, least: int = 0, **more: Any) -> fields.String:  # noqa: ANN401 - passed on
    """Words that come in."""
    return fields.String(validate=[validate.Length(min=least, max=most), _readable], **more)


def needed(most: int = LINE, **more: Any) -> fields.String:  # noqa: ANN401 - passed on
    """Words that have to come in."""
    return said(most, least=1, required=True, **more)


def reason() -> fields.String:
    """Why, for the record."""
    return needed(REASON, metadata={"description": "Why; it goes into the record."})


def row(**more: Any) -> fields.Integer:  # noqa: ANN401 - passed on
    """The number of a row."""
    return fields.Integer(strict=True, validate=validate.Range(1, MOST_ID), **more)


def asked_row(**more: Any) -> fields.Integer:  # noqa: ANN401 - passed on
    """The number of a row in a query, where everything comes as words."""
    return fields.Integer(validate=validate.Range(1, MOST_ID), **more)


def place() -> fields.Integer:
    """Near which character of the text the words stand, where they stand there more than once."""
    return fields.Integer(
        strict=True, load_default=None, allow_none=True, validate=validate.Range(0, MOST_ID)
    )


def one_of(names: Any, **more: Any) -> fields.String:  # noqa: ANN401 - any collection of words
    """One of the words there are."""
    return fields.String(validate=validate.OneOf([str(name) for name in names]), **more)
