"""What can be wrong with an input or a request, each said in one line that tells what to do."""

from __future__ import annotations


class FactcheckError(Exception):
    """Something a person can put right; its text is shown to them as it is."""


class InputError(FactcheckError):
    """An article, file or value that cannot be taken; nothing was changed."""


class NoTextError(InputError):
    """A file that is whole and has only pictures in it: it can be kept as a source, not read."""


class RuleViolationError(FactcheckError):
    """A request that the rules of review refuse, such as a verdict without evidence."""


class SomeRefusedError(RuleViolationError):
    """Of many things asked for at once some cannot be done, so that none was: carries why, one by one."""

    def __init__(self, message: str, *, refused: dict[int, str]) -> None:
        super().__init__(message)
        self.refused = refused


class StaleEditError(FactcheckError):
    """Somebody saved first: carries what they saved, so that both texts can be shown."""

    def __init__(self, message: str, *, theirs: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.theirs = theirs or {}


class NotFoundError(FactcheckError):
    """There is no such article, claim, finding, … ."""


class NotAllowedError(FactcheckError):
    """The person's role does not cover the request."""


class StoreError(FactcheckError):
    """The database cannot be used as it is: locked, full, newer than this program."""


class PluginError(FactcheckError):
    """A plugin of another package is not what it says it is."""
