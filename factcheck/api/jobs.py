"""Background work over the API: asked for, watched, and tried again."""

from __future__ import annotations

from factcheck.api import context, work_answers
from factcheck.api.part import Answer, Part
from factcheck.domain.errors import NotFoundError
from factcheck.jobs.kinds import RERUN
from factcheck.queries.jobs import WorkLine, job_line, work_on
from factcheck.store.article import Article
from factcheck.workflow.job import ask_for, try_again

bp = Part("jobs", "Work that goes on in the background.")


@bp.call("GET", "/articles/<id:article_id>/jobs", gives=work_answers.Jobs)
def list_jobs(article_id: int) -> Answer:
    """What waits, is under way or has failed for an article."""
    with context.reading() as db:
        return {"jobs": work_on(db, article_id)}


@bp.call("GET", "/jobs/<id:job_id>", gives=work_answers.Job)
def show_job(job_id: int) -> WorkLine:
    """One job and how far it is: ask again until its state is `done` or `failed`."""
    with context.reading() as db:
        return job_line(db, job_id)


@bp.call("POST", "/articles/<id:article_id>/reruns", gives=work_answers.Job, status=202)
def rerun(article_id: int) -> Answer:
    """Have the detectors run on an article again; what people decided stands."""
    with context.writing() as db:
        if db.get(Article, article_id) is None:
            raise NotFoundError(f"There is no article {article_id}.")
        job = ask_for(
            db,
            kind=RERUN.name,
            article_id=article_id,
            version=RERUN.version(),
            actor=context.caller().email,
            at=context.now(),
        )
        return job_line(db, job.id)


@bp.call("POST", "/jobs/<id:job_id>/tries", gives=work_answers.Job, status=202)
def again(job_id: int) -> Answer:
    """Try again what failed."""
    with context.writing() as db:
        try_again(db, job_id=job_id, actor=context.caller().email, at=context.now())
        return job_line(db, job_id)
