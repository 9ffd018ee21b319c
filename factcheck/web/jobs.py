"""Work in the background: asked for, watched, and tried again."""

from __future__ import annotations

from flask import Blueprint, render_template, url_for
from werkzeug.wrappers import Response

from factcheck.domain.errors import NotFoundError
from factcheck.jobs.kinds import RERUN, kinds
from factcheck.queries.jobs import work_on
from factcheck.store.article import Article
from factcheck.web import context
from factcheck.web.answers import Answer
from factcheck.web.forms import Form
from factcheck.workflow.job import ask_for, try_again

bp = Blueprint("jobs", __name__)


class AskForm(Form):
    """Nothing but the key against forged requests."""


@bp.get("/articles/<id:article_id>/work")
def show(article_id: int) -> Answer:
    """What is under way for an article, as the part of its page that tells of it."""
    with context.reading() as db:
        work = work_on(db, article_id)
    return render_template("jobs/work.html", work=work, article_id=article_id)


@bp.post("/articles/<id:article_id>/reruns")
def rerun(article_id: int) -> Response:
    """Run the detectors on an article again."""
    AskForm().demand_valid()
    with context.writing() as db:
        if db.get(Article, article_id) is None:
            raise NotFoundError(f"There is no article {article_id}.")
        ask_for(
            db,
            kind=RERUN.name,
            article_id=article_id,
            version=RERUN.version(),
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(
        url_for("articles.show", article_id=article_id),
        "The detectors will be run again; what people decided stands.",
    )


@bp.post("/jobs/<id:job_id>/tries")
def again(job_id: int) -> Response:
    """Try again what failed."""
    AskForm().demand_valid()
    with context.writing() as db:
        job = try_again(db, job_id=job_id, actor=context.person().email, at=context.now())
        article = job.article_id
    return context.done(url_for("articles.show", article_id=article), "It is tried again.")


def label_of_work(name: str) -> str:
    """What a kind of work is called; a kind this program does not know is told by its name."""
    known = kinds().get(name)
    return known.label if known else name
