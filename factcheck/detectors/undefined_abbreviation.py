"""An abbreviation that the article never spells out.

Flagged: “clashed with the NLF” where neither “Norland Liberation Front (NLF)” nor “… Front, or NLF” stands
Passed: “the Norland Liberation Front, or NLF” — “the U.N.” — “NATO” — “FBI agents”

Told is the first use of two to six capitals that name something, where the article neither gives the
full name with the letters in brackets, behind “or” or “known as”, nor is the abbreviation one that
newspapers print without explanation.

Source: The Associated Press Stylebook, “abbreviations and acronyms” (only a few are known to every
reader; others are spelled out or avoided); the list is of those AP and Reuters accept on first reference,
of countries, broadcasters, large companies and units.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.domain.document import Document
from factcheck.domain.finding import Finding, Severity
from factcheck.domain.plugin import Detector
from factcheck.domain.span import Span
from factcheck.nlp.prose import prose_sentences
from factcheck.nlp.wording.lexicon import word_set

_KNOWN = word_set("""US USA UK EU UN UAE USSR NATO FBI CIA NASA AIDS HIV DNA RNA TV PC CD DVD GPS PDF AI IT PR HR CEO CFO COO CTO
    MP MPS PM GMT EST EDT CET UTC BST AM BC AD OK ID IQ ATM BBC CNN AP AFP NBC CBS ABC PBS NPR HBO MTV ESPN FIFA UEFA
    NBA NFL NHL MLB NCAA IOC UFC WWE IBM BMW GM AT UNESCO UNICEF WHO IMF WTO OPEC ASEAN OECD NAFTA GDP VAT UFO SUV
    SMS PHD MD MBA BA MA RSVP FAQ USB URL HTML HTTP DIY VIP SOS PTSD ADHD LGBT LGBTQ NAACP NRA GOP DC NY LA NYC PIN
    NGO NGOS CCTV COVID SARS MERS II III IV VI VII VIII IX XI XII XIII XIV XV XVI XX XXI ETA RIP FAA EPA FDA CDC IRS
    NSA DEA ATF TSA FEMA SEC FCC FTC FEC CBI KGB FSB MI5 MI6 PS PSI MPH KM AKA VS JR SR MR MRS DR ITV RAF""")
_LETTERS = re.compile(r"(?<![\w.\-/@#&$])[A-Z]{2,6}(?![\w@]|\.[A-Z]|[/&][A-Z])")
_INTRODUCED = re.compile(
    r"[(“]([A-Z]{2,6})[)”,; ]|\b(?:or|as|abbreviated|called)(?: the)? ([A-Z]{2,6})\b|(?<![\w.])([A-Z]{2,6})(?: \(|, an? [a-z])"
)
_NAME = re.compile(r"\b[A-Z][\w’'\-]{1,30}(?: (?:of |the |for |and )?[A-Z][\w’'\-]{1,30}){1,6}")
_NAMES_SOMETHING = re.compile(r"[a-z]")


def detect(document: Document) -> Iterator[Finding]:
    """One notice an abbreviation, at its first use."""
    told: set[str] = set()
    introduced = {match[1] or match[2] or match[3] for match in _INTRODUCED.finditer(document.text)}
    names: dict[str, str] | None = None
    for sentence in prose_sentences(document):
        words = sentence.span.of(document.text)
        if not _NAMES_SOMETHING.search(words) or _is_shouted(words):
            continue
        for match in _LETTERS.finditer(document.text, sentence.span.start, sentence.span.end):
            letters = match[0]
            if letters in _KNOWN or letters in told:
                continue
            told.add(letters)
            if letters in introduced:
                continue
            names = _names(document.text) if names is None else names
            expansion = names.get(letters)
            yield Finding(
                kind="undefined-abbreviation",
                severity=Severity.NOTICE,
                span=Span(match.start(), match.end()),
                message=(
                    f"“{letters}” is never explained."
                    + (
                        f" Does it stand for “{expansion}”? Say so at the first mention."
                        if expansion
                        else " Spell it out at the first mention."
                    )
                ),
                suggestion=f"{expansion} ({letters})" if expansion else None,
            )


def _is_shouted(words: str) -> bool:
    """A line in capitals: nothing in it tells an abbreviation from a word."""
    letters = [c for c in words if c.isalpha()]
    return sum(c.isupper() for c in letters) * 2 > len(letters)


def _names(text: str) -> dict[str, str]:
    """The names of several words in the text, by their capitals: “Norland Liberation Front” is NLF."""
    found: dict[str, str] = {}
    for match in _NAME.finditer(text):
        words = match[0].split()
        capitals = [index for index, word in enumerate(words) if word[0].isupper()]
        initials = "".join(words[index][0] for index in capitals)
        for start in range(len(capitals) - 1):
            for end in range(start + 2, len(capitals) + 1):
                name = " ".join(words[capitals[start] : capitals[end - 1] + 1])
                found.setdefault(initials[start:end], name.removesuffix("’s").removesuffix("'s"))
    return found


detector = Detector(
    name="undefined-abbreviation",
    label="Undefined abbreviation",
    version=1,
    kinds=("undefined-abbreviation",),
    detect=detect,
)
