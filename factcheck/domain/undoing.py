"""What can be undone, and why the rest cannot: rules about actions, without a database."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.domain.action import Action
from factcheck.domain.roles import Role, covers

_STAYS = "What was taken in stays on the desk: other things are tied to its words."
_SIGNED = "Who signed in and when is not taken back."
_OUT = "What has left the desk cannot be called back; a corrected report can follow it."
_KEYS = "Signing keys and what they signed stay as they are."
_ERASED = "What was erased is gone."

NOT_UNDOABLE: Mapping[Action, str] = {
    Action.STORE_CREATED: "The record begins with this.",
    Action.ARTICLE_INGESTED: _STAYS,
    Action.REPORT_IMPORTED: _STAYS,
    Action.SOURCE_FETCHED: "What an address answered on a day is kept, whatever it answers later.",
    Action.REPORT_EXPORTED: _OUT,
    Action.MODEL_ASKED: "What was sent to a model cannot be called back.",
    Action.MODEL_ANSWERED: "What a model suggested stays; dismiss what is of no use.",
    Action.ACCOUNT_ADDED: "An account is not taken away but disabled.",
    Action.PASSWORD_SET: "A password cannot be put back: only its digest was ever kept. Set another.",
    Action.LINK_ISSUED: "A link that was given out may have been used; it ends by itself.",
    Action.SESSION_STARTED: _SIGNED,
    Action.SESSION_ENDED: _SIGNED,
    Action.SIGN_IN_REFUSED: _SIGNED,
    Action.KEY_MADE: _KEYS,
    Action.KEY_ROTATED: _KEYS,
    Action.ACCOUNT_ERASED: _ERASED,
    Action.CONTACT_ERASED: _ERASED,
}
"""Actions that stay done, each with the sentence that says why."""

_BY_ADMINS = frozenset(
    {
        Action.SETTING_CHANGED,
        Action.SCALE_MADE,
        Action.DETECTOR_SWITCHED,
        Action.ACCOUNT_ROLE_CHANGED,
        Action.ACCOUNT_DISABLED,
        Action.ACCOUNT_ENABLED,
    }
)


def why_not_undoable(action: str) -> str:
    """Why an action of this kind stays done; "" where it can be undone."""
    try:
        return NOT_UNDOABLE.get(Action(action), "")
    except ValueError:
        return "This was done by another version of the program, which this one cannot undo."


def who_may_undo(action: str, *, own: bool, role: Role) -> str:
    """Why somebody with `role` may not undo it; "" where they may.

    People undo what they did themselves; adjudicators and admins also what others did.
    """
    if action in _BY_ADMINS and not covers(role, Role.ADMIN):
        return "Only an admin undoes this."
    if not own and not covers(role, Role.ADJUDICATOR):
        return "Somebody else did this: an adjudicator or an admin can undo it."
    return ""


def named(action: str) -> str:
    """An action as words: “verdict.recorded” is “verdict recorded”."""
    return action.replace(".", " ").replace("_", " ")
