"""What the model is told: files with a version each, and the text in a block of its own that is only data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from factcheck.domain.suggestion import SuggestionKind

MOST_SENT = 60_000
"""Characters of a text that are sent: some twenty pages, which the models that run on a desk can hold."""
_NAMES = {
    SuggestionKind.CLAIM: "claims",
    SuggestionKind.STATEMENT: "statements",
    SuggestionKind.EVIDENCE: "evidence",
    SuggestionKind.QUESTION: "questions",
}
_FIRST = "version: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One of the files in `prompts/`."""

    name: str
    version: int
    rules: str

    @property
    def label(self) -> str:
        """As the record names it: “claims@1”."""
        return f"{self.name}@{self.version}"


@cache
def prompt_for(kind: SuggestionKind) -> Prompt:
    """The prompt for a kind of suggestion."""
    name = _NAMES[kind]
    folder = files("factcheck.assist") / "prompts"
    head, _, own = (folder / f"{name}.txt").read_text("utf-8").partition("\n")
    shared = (folder / "rules.txt").read_text("utf-8")
    return Prompt(
        name=name,
        version=int(head.removeprefix(_FIRST)),
        rules=f"{own.strip()}\n\n{shared.strip()}\n",
    )


def block(title: str, text: str) -> str:
    """A text as data. Its marks carry its own digest, which no text can hold, so none can end its block."""
    sent = text[:MOST_SENT]
    mark = sha256(sent.encode("utf-8", "replace")).hexdigest()[:24]
    return f"<<<{title} {mark}>>>\n{sent}\n<<<END {mark}>>>\n"
