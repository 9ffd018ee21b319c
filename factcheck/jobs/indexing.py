"""Making the texts of sources ready to be searched for passages, while somebody waits."""

from __future__ import annotations

from contextlib import suppress

from factcheck.domain.errors import StoreError
from factcheck.matching.embedding import installed
from factcheck.queries.passages import waiting
from factcheck.store.session import Store
from factcheck.workflow.source_index import complete_index

# Characters made ready at once, a second or two of work. Of a longer text the passages that are best by words
# are read each time, which is quick, and none of the others.
_AT_ONCE = 20_000


def make_ready(store: Store) -> None:
    """Make vectors that are missing, outside the database; passages can be found without them too."""
    if not installed():
        return
    with store.reading() as db:
        texts = waiting(db, _AT_ONCE)
    for source_id, text in texts:
        with suppress(StoreError):
            complete_index(store.writing, source_id=source_id, text=text)
