"""What `factcheck ingest` does and says about new wordings of stored articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.cli import desk
from factcheck.cli.errors import tell

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from factcheck.store.session import Store


def link(session: Session, article: int, version_of: int) -> None:
    """Make the article the new version of the one it was said to be a version of.

    Raises:
        NotFoundError: there is no article `version_of`.
        RuleViolationError: it cannot be a version of it.
    """
    from factcheck.domain.errors import NotFoundError
    from factcheck.store.article import Article
    from factcheck.workflow.version import link_version

    if session.get(Article, version_of) is None:
        raise NotFoundError(f"there is no article {version_of} for this to be a version of")
    link_version(
        session, article_id=article, earlier_id=version_of, actor=desk.actor(), at=desk.now()
    )


def tell_about(store: Store, article: int) -> None:
    """Say on standard error what waits for a person, and what the article resembles."""
    from factcheck.queries.versions import standing

    with store.reading() as session:
        found = standing(session, article)
    if found.earlier is not None:
        tell(
            f"article {article} is the new version of article {found.earlier.id}; {found.waiting} claims "
            f"wait for a person's word at /articles/{article}/versions"
        )
    for one in found.proposals:
        if one.article.id == article:
            tell(
                f"article {article} shares {one.overlap:.0%} of its wording with article "
                f"{one.earlier.id}; if it is a new version, say so at /articles/{article}"
            )
