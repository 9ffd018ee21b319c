"""Keeping and deciding what a model suggested, on both databases."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.domain.span import Span
from factcheck.domain.suggestion import Outcome, Proposal, Refusal, SuggestionKind
from factcheck.history.verify import verify
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.suggestion import AssistRequest, Suggestion
from factcheck.workflow.desk import change_setting
from factcheck.workflow.model_question import ask_model, keep_answer
from factcheck.workflow.model_suggestion import accept, dismiss
from tests import factories
from tests.factories import NOW, TEXT

WORDS = "She added that 12 bridges were lost."
WHO: dict[str, Any] = {"actor": "ada@example.org", "at": NOW}


def switched_on(db: Session) -> Article:
    change_setting(db, name="assistance", value=True, **WHO)
    return factories.article(db)


def asked(db: Session, article: int, **more: Any) -> AssistRequest:
    given = {"kind": SuggestionKind.CLAIM, "model": "parrot-1", "host": "models.example.org"} | more
    return ask_model(db, article_id=article, **given, **WHO)


def kept(db: Session, request: int) -> int:
    start = TEXT.index(WORDS)
    one = Proposal(
        kind=SuggestionKind.CLAIM, span=Span(start, start + len(WORDS)), words=WORDS, is_exact=True,
        proposed="Ana Ruiz added that 12 bridges were lost.",
    )  # fmt: skip
    return keep_answer(
        db,
        request_id=request,
        outcome=Outcome(proposals=(one, one), refusals=(Refusal(what="x", why="y"),)),
        model="parrot-1", host="models.example.org", prompt="claims@1", answer_sha256="0" * 64, **WHO,
    )  # fmt: skip


def test_it_is_refused_until_the_desk_switches_it_on(db: Session) -> None:
    article = factories.article(db)

    with pytest.raises(RuleViolationError, match="switched off"):
        asked(db, article.id)


def test_a_claim_of_another_article_and_a_source_without_text_are_refused(db: Session) -> None:
    article = switched_on(db)
    other = factories.claim(db, factories.article(db, "Other\n\nAt least 40 people died."))
    own = factories.claim(db, article)

    with pytest.raises(RuleViolationError, match="of this article"):
        asked(db, article.id, kind=SuggestionKind.QUESTION, claim_id=other.id)
    with pytest.raises(RuleViolationError, match="has a text"):
        asked(
            db, article.id, kind=SuggestionKind.EVIDENCE, claim_id=own.id,
            source_id=factories.source(db).id,
        )  # fmt: skip


def test_the_same_suggested_again_is_the_same_suggestion(db: Session) -> None:
    article = switched_on(db)
    first, second = asked(db, article.id), asked(db, article.id)

    assert kept(db, first.id) == 1
    assert kept(db, first.id) == 0  # answered already
    assert kept(db, second.id) == 0
    assert db.query(Suggestion).count() == 1


def test_an_accepted_suggestion_does_what_a_person_would_and_the_record_holds(db: Session) -> None:
    article = switched_on(db)
    kept(db, asked(db, article.id).id)
    one = db.query(Suggestion).one()

    with pytest.raises(StaleEditError):
        accept(db, suggestion_id=one.id, version=5, **WHO)
    accept(db, suggestion_id=one.id, version=1, **WHO)

    claim = db.query(Claim).one()
    assert (claim.origin, claim.text, one.became) == ("suggestion", WORDS, f"claim/{claim.id}")
    with pytest.raises(RuleViolationError, match="accepted already"):
        dismiss(db, suggestion_id=one.id, version=2, **WHO)
    db.flush()
    assert verify(db).problem is None
