"""Who may do what: four roles, each covering the one before it where the trade does."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What an account is trusted with."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADJUDICATOR = "adjudicator"
    ADMIN = "admin"


# An adjudicator reviews too; an admin on one laptop is all four (contract: `make run`).
_ORDER = (Role.READER, Role.REVIEWER, Role.ADJUDICATOR, Role.ADMIN)


def covers(held: Role, needed: Role) -> bool:
    """Whether a person who holds the role `held` may do what asks for `needed`."""
    return _ORDER.index(held) >= _ORDER.index(needed)
