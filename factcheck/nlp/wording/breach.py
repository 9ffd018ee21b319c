"""What is wrong with the wording at one place, and whether anybody may have spoken so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.domain.span import Span


class Said(StrEnum):
    """How often people say such a thing aloud: what is no English in print may be heard every day."""

    NEVER = "never"
    """No speaker, native or foreign, careless or tired: between quotation marks it proves a wrong text."""
    SELDOM = "seldom"
    """Some do: learners, speakers of a dialect, people who begin anew in the midst of a sentence."""
    OFTEN = "often"
    """Everybody does: a subject or an auxiliary left out."""


@dataclass(frozen=True, slots=True)
class Breach:
    """Why two words cannot stand side by side."""

    why: str
    said: Said = Said.SELDOM


@dataclass(frozen=True, slots=True, kw_only=True)
class Garble:
    """One place where the wording breaks, with the reason in plain words."""

    span: Span
    why: str
    said: Said = Said.SELDOM


def never(why: str) -> Breach:
    """A breach that nobody speaks."""
    return Breach(why, Said.NEVER)


def often(why: str) -> Breach:
    """A breach of print that is everyday speech."""
    return Breach(why, Said.OFTEN)
