"""What is kept of a source's text for finding passages, and the copies it gives away."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.evidence import CopyState
from factcheck.matching.copying import (
    ENOUGH,
    Sketch,
    packed_sketch,
    share,
    sketch,
    unpacked_sketch,
)
from factcheck.matching.embedding import packed
from factcheck.matching.passages import TextIndex, indexed
from factcheck.store.source import Source, SourceCopy, SourceIndex


def keep_index(session: Session, source: Source, index: TextIndex, sample: Sketch) -> None:
    """Keep the index of a source's text, in place of an older one."""
    if source.text is None:
        return
    postings = index.words.postings
    if not isinstance(postings, dict):
        raise TypeError("an index that was read back is kept already")
    row = session.scalar(select(SourceIndex).where(SourceIndex.source_id == source.id))
    if row is None:
        row = SourceIndex(source_id=source.id)
        session.add(row)
    row.text_sha256 = sha256(source.text.encode()).hexdigest()
    row.passages = [
        [span.start, span.end, length]
        for span, length in zip(index.spans, index.words.lengths, strict=True)
    ]
    row.postings = postings
    row.vectors = packed(index.vectors) if index.vectors is not None else None
    row.sketch = packed_sketch(sample)


def propose_copies(session: Session, source: Source, sample: Sketch) -> list[SourceCopy]:
    """Note which other sources have much of this one's text: for a person to decide.

    The one dated later, or added later, is taken for the copy. What was decided once is not asked again.
    """
    if not sample:
        return []
    rows = session.execute(
        select(SourceIndex.source_id, SourceIndex.sketch).where(SourceIndex.source_id != source.id)
    )
    alike = {
        number: found
        for number, kept in rows
        if (found := share(sample, unpacked_sketch(kept))) >= ENOUGH
    }
    made = []
    for other in _sources(session, alike):
        copy, original = sorted((source, other), key=_age, reverse=True)
        if _known(session, copy.id, original.id) or source.id in (
            copy.copy_of_id,
            original.copy_of_id,
        ):
            continue
        made.append(
            SourceCopy(
                source_id=copy.id,
                original_id=original.id,
                share=round(alike[other.id], 3),
                state=CopyState.PROPOSED.value,
            )
        )
    session.add_all(made)
    return made


def _age(source: Source) -> tuple[str, int]:
    return (source.published or source.added_at.date()).isoformat(), source.id


def _sources(session: Session, ids: Iterable[int]) -> list[Source]:
    wanted = sorted(ids)
    if not wanted:
        return []
    return list(session.scalars(select(Source).where(Source.id.in_(wanted)).order_by(Source.id)))


def _known(session: Session, one: int, other: int) -> bool:
    return (
        session.scalar(
            select(SourceCopy.id)
            .where(SourceCopy.source_id.in_([one, other]), SourceCopy.original_id.in_([one, other]))
            .limit(1)
        )
        is not None
    )


def complete_index(
    writing: Callable[[], AbstractContextManager[Session]], *, source_id: int, text: str
) -> None:
    """Make the whole index of a text and keep it; without the model it stays as it is.

    The work is done before the database is taken. The index is no state, so the record tells nothing of it.
    """
    index = indexed(text)
    with writing() as session:
        source = session.get_one(Source, source_id)
        known = session.scalar(
            select(SourceIndex.id).where(SourceIndex.source_id == source_id).limit(1)
        )
        if source.text == text and (index.vectors is not None or known is None):
            keep_index(session, source, index, sketch(text))
