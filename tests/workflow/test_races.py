"""Two people at once: nothing is lost, nothing is done twice."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date

from sqlalchemy import func, select

from factcheck.domain.errors import StaleEditError
from factcheck.domain.verdict import Question
from factcheck.history.verify import verify
from factcheck.store.claim import Claim
from factcheck.store.event import Event
from factcheck.store.session import Store
from factcheck.store.verdict import Verdict
from factcheck.workflow.claim import edit_claim
from factcheck.workflow.review import record_verdict
from tests import factories
from tests.factories import NOW

CLAIMS = 20


def test_two_people_judge_twenty_claims_at_once(store: Store) -> None:
    with store.writing() as db:
        article = factories.article(db)
        claims = [factories.claim(db, article, verdicts_wanted=2) for _ in range(CLAIMS)]
        for claim in claims:
            factories.evidence(db, claim)
        numbers = [claim.id for claim in claims]
    gate = threading.Barrier(2)

    def judge(reviewer: str) -> None:
        gate.wait()
        for number in numbers:
            with store.writing() as db:
                record_verdict(
                    db, claim_id=number, question=Question.TRUTH, label="supported", rationale="Seen.",
                    as_of=date(2026, 3, 2), version=1, reviewer=reviewer, at=NOW,
                )  # fmt: skip

    _together(judge, "ada", "grace")

    with store.reading() as db:
        assert db.scalar(select(func.count()).select_from(Verdict)) == 2 * CLAIMS
        # Had one read the other's verdict before it was there, a claim would wait for a second forever.
        assert set(db.scalars(select(Claim.state))) == {"agreed"}
        assert verify(db).holds


def test_eight_editors_of_one_claim_lose_nothing(store: Store) -> None:
    with store.writing() as db:
        number = factories.claim(db).id
    saved: list[str] = []

    def edit(who: str) -> None:
        for turn in range(5):
            version = 0
            while True:
                try:
                    with store.writing() as db:
                        edit_claim(
                            db, claim_id=number, statement=f"{who} {turn}", kind="event",
                            reason="Clearer.", version=version, actor=who, at=NOW,
                        )  # fmt: skip
                    saved.append(f"{who} {turn}")
                    break
                except StaleEditError as error:
                    version = int(error.theirs["version"])

    _together(edit, *"abcdefgh")

    with store.reading() as db:
        claim = db.get_one(Claim, number)
        edits = db.scalar(
            select(func.count()).select_from(Event).where(Event.action == "claim.edited")
        )
        assert len(saved) == edits == 40
        assert claim.version == 41
        assert verify(db).holds


def _together(work: Callable[[str], None], *names: str) -> None:
    failures: list[BaseException] = []

    def run(name: str) -> None:
        try:
            work(name)
        except BaseException as error:  # noqa: BLE001
            failures.append(error)

    threads = [threading.Thread(target=run, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
