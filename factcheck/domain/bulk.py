"""What can be done to many claims or findings at once: each with what it needs to be told, and by whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from factcheck.domain.action import Action
from factcheck.domain.errors import InputError
from factcheck.domain.roles import Role
from factcheck.domain.setting import MOST_VERDICTS

MOST = 500
"""Rows changed by one event: the page that lists them can still be read, and the lock is held briefly."""


class Bulk(StrEnum):
    """One thing that is done to many."""

    ASSIGN = "assign"
    HAND_BACK = "hand-back"
    DUE = "due"
    VERDICTS = "verdicts"
    EXCLUDE = "exclude"
    CONFIRM = "confirm"
    EXPLAIN = "explain"
    DISMISS = "dismiss"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What one of them is about."""

    about: str
    """“claim” or “finding”."""
    label: str
    done: str
    """After “12 claims”."""
    action: Action
    asks: frozenset[str]
    """Which of `Order`'s fields it is told."""
    others: bool = False
    """Whether it asks for an adjudicator where it is about somebody else's hands."""
    role: Role = Role.REVIEWER

    @property
    def role_for_others(self) -> Role:
        """The role that may do it about somebody else's hands."""
        return Role.ADJUDICATOR if self.others else self.role


_REASON = frozenset({"reason"})
KINDS: Mapping[Bulk, Kind] = MappingProxyType(
    {
        Bulk.ASSIGN: Kind(
            about="claim", label="put into somebody’s hands", done="are in the hands of {reviewer}",
            action=Action.CLAIMS_ASSIGNED, asks=frozenset({"reviewer", "due"}), others=True,
        ),
        Bulk.HAND_BACK: Kind(
            about="claim", label="hand back", done="are handed back for {reviewer}",
            action=Action.CLAIMS_HANDED_BACK, asks=frozenset({"reviewer", "reason"}), others=True,
        ),
        Bulk.DUE: Kind(
            about="claim", label="set a due date", done="are due on {due}",
            action=Action.CLAIMS_DUE, asks=frozenset({"reviewer", "due"}), others=True,
        ),
        Bulk.VERDICTS: Kind(
            about="claim", label="ask for independent verdicts", done="ask for {wanted} independent verdicts",
            action=Action.CLAIMS_VERDICTS_SET, asks=frozenset({"wanted"}), role=Role.ADJUDICATOR,
        ),
        Bulk.EXCLUDE: Kind(
            about="claim", label="exclude", done="are excluded",
            action=Action.CLAIMS_EXCLUDED, asks=_REASON,
        ),
        Bulk.CONFIRM: Kind(
            about="finding", label="confirm: it is wrong", done="are confirmed",
            action=Action.FINDINGS_CONFIRMED, asks=_REASON,
        ),
        Bulk.EXPLAIN: Kind(
            about="finding", label="explained", done="are explained",
            action=Action.FINDINGS_EXPLAINED, asks=_REASON,
        ),
        Bulk.DISMISS: Kind(
            about="finding", label="dismiss: not a defect", done="are dismissed",
            action=Action.FINDINGS_DISMISSED, asks=_REASON,
        ),
    }
)  # fmt: skip
"""In the order of the menu."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be done, as somebody filled it in."""

    bulk: Bulk
    reviewer: str = ""
    """In whose hands; "" is whoever asks."""
    due: date | None = None
    wanted: int | None = None
    reason: str = ""

    @property
    def kind(self) -> Kind:
        """What it is about."""
        return KINDS[self.bulk]

    def demand_whole(self, actor: str) -> None:
        """That all it has to be told was told.

        Raises:
            InputError: something is missing; the message says what.
        """
        asks = self.kind.asks
        of_another = self.kind.others and self.reviewer not in {"", actor}
        if "reason" in asks and not self.reason.strip() and (of_another or not self.kind.others):
            raise InputError("Say why: the reason goes into the record.")
        if self.bulk is Bulk.DUE and self.due is None:
            raise InputError("Say by which day.")
        if self.bulk is Bulk.VERDICTS and not 1 <= (self.wanted or 0) <= MOST_VERDICTS:
            raise InputError(f"A claim asks for one to {MOST_VERDICTS} independent verdicts.")

    def needs(self, actor: str) -> Role:
        """The role that may give this order."""
        another = self.reviewer not in {"", actor}
        return self.kind.role_for_others if another else self.kind.role

    def filled(self) -> Order:
        """The same with what is not filled in yet taken as given, for seeing which rows it would fit."""
        return replace(
            self,
            reason=self.reason.strip() or "…",
            due=self.due or date.max,
            wanted=self.wanted or MOST_VERDICTS,
        )
