"""What waits for the token's owner, over the API: the inbox, calls in comments, kept searches, and the board."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from factcheck.api import answers, context, queries, work_answers, work_bodies
from factcheck.api.part import Answer, Part
from factcheck.domain.errors import InputError
from factcheck.domain.roles import Role, covers
from factcheck.queries.board import BoardPage, board_page
from factcheck.queries.inbox import waiting_for
from factcheck.queries.saved_searches import saved_searches
from factcheck.workflow.comment import put_away_mention
from factcheck.workflow.saved_search import drop_search, keep_search

bp = Part("inbox", "What waits for you, and how the desk stands.")


@bp.call("GET", "/inbox", gives=work_answers.Inbox)
def show_inbox() -> Answer:
    """What waits for you: claims in your hands, questions, disputes to settle, calls, findings on your claims."""
    who = context.caller()
    with context.reading() as db:
        return {
            "waiting": waiting_for(
                db,
                viewer=who.email,
                settles=covers(who.role, Role.ADJUDICATOR),
                at=context.now(),
            )
        }


@bp.call("POST", "/mentions/<id:mention_id>/putting-away", gives=answers.Made)
def put_away(mention_id: int) -> Answer:
    """Take a call in a comment out of your inbox; its number is `mention` there."""
    with context.writing() as db:
        put_away_mention(db, mention_id=mention_id, actor=context.caller().email, at=context.now())
    return {"id": mention_id}


@bp.call("GET", "/searches", gives=work_answers.Searches)
def list_searches() -> Answer:
    """The searches you keep, each with how much it finds now."""
    who = context.caller()
    with context.reading() as db:
        return {"searches": saved_searches(db, account_id=who.id, viewer=who.email)}


@bp.call("POST", "/searches", gives=answers.Made, status=201, takes=work_bodies.SearchKept)
def keep(given: dict[str, Any]) -> Answer:
    """Keep a search under a name, in the place of an earlier one of this name."""
    asked = {name: str(said) for name, said in given.items() if name != "name" and said}
    if not asked:
        raise InputError("Say what is searched for: words, or something that narrows them.")
    with context.writing() as db:
        kept = keep_search(
            db,
            account_id=context.caller().id,
            name=given["name"],
            query=urlencode(asked),
            at=context.now(),
        )
        db.flush()
        return {"id": kept.id}


@bp.call("POST", "/searches/<id:search_id>/giving-up", gives=answers.Made)
def drop(search_id: int) -> Answer:
    """Give a kept search up."""
    with context.writing() as db:
        drop_search(db, account_id=context.caller().id, search_id=search_id)
    return {"id": search_id}


@bp.call("GET", "/board", gives=work_answers.Board, asks=queries.BoardAsked)
def show_board(asked: dict[str, Any]) -> BoardPage:
    """Every article with what blocks it, who has how much in hand, and the last four weeks."""
    with context.reading() as db:
        return board_page(
            db,
            at=context.now(),
            before=asked["before"],
            person=asked["person"],
            overdue=asked["overdue"],
        )
