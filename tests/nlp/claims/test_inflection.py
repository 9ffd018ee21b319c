from __future__ import annotations

import pytest

from factcheck.nlp.claims import inflection


@pytest.mark.parametrize(
    ("lemma", "past", "participle", "present"),
    [
        ("kill", "killed", "killed", "kills"),
        ("win", "won", "won", "wins"),
        ("carry", "carried", "carried", "carries"),
        ("play", "played", "played", "plays"),
        ("stop", "stopped", "stopped", "stops"),
        ("visit", "visited", "visited", "visits"),
        ("admit", "admitted", "admitted", "admits"),
        ("panic", "panicked", "panicked", "panics"),
        ("rescue", "rescued", "rescued", "rescues"),
        ("withdraw", "withdrew", "withdrawn", "withdraws"),
        ("fix", "fixed", "fixed", "fixes"),
    ],
)
def test_verb_forms(lemma: str, past: str, participle: str, present: str) -> None:
    assert inflection.past(lemma) == past
    assert inflection.participle(lemma) == participle
    assert inflection.third_person(lemma) == present


@pytest.mark.parametrize(
    ("word", "article"),
    [
        ("actor", "an"),
        ("town", "a"),
        ("hour", "an"),
        ("union", "a"),
        ("MP", "an"),
        ("US", "a"),
        ("unit", "a"),
        ("European", "a"),
    ],
)
def test_articles(word: str, article: str) -> None:
    assert inflection.indefinite(word) == article
