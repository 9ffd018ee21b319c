"""Making the sources' indexes whole in the background: the vectors of long texts, when nothing else waits.

What is missing is seen from the indexes themselves, so nobody has to ask for it, and a worker that dies in
the middle has left nothing to put right.
"""

from __future__ import annotations

from collections.abc import Callable

from factcheck.matching.embedding import installed
from factcheck.queries.passages import next_waiting
from factcheck.store.session import Store
from factcheck.workflow.source_index import complete_index


def read_on(store: Store, going_on: Callable[[], bool] = lambda: True) -> int:
    """Complete one index after the other while `going_on` says so; how many were.

    Two workers may complete the same one: the later has the same to keep.
    """
    if not installed():
        return 0
    done = 0
    last = 0
    while going_on():
        with store.reading() as session:
            found = next_waiting(session)
        if found is None or found[0] == last:  # a text that cannot be read is not tried for ever
            break
        last, text = found
        complete_index(store.writing, source_id=last, text=text)
        done += 1
    return done
