"""The claim that a quotation makes: that these words were said, and by whom."""

from __future__ import annotations

import re

from factcheck.domain.claim import Attribution, AttributionMode, Claim, Edit, EditReason
from factcheck.domain.document import Document
from factcheck.domain.span import Span, hull

# “told” and “asked” want a hearer; a participle (“adding”) wants another verb.
_PAST_CUE = re.compile(r"(?!told|asked|tells)[a-z]+(?<!ing)", re.IGNORECASE)


def claim_of_quotation(document: Document, q: int, index: int) -> Claim | None:
    """The claim that the words of quotation `q` were said, made in the sentence `index`; None without a speaker."""
    text, quotation, sentence = document.text, document.quotations[q], document.sentences[index]
    speaker = quotation.speaker_name or quotation.speaker
    if speaker is None:
        return None
    closing = min(quotation.span.end + 1, len(text))
    spans = [Span(quotation.opening, closing)]
    edits = []
    cue = quotation.cue or ""
    if quotation.cue_span is None or not _PAST_CUE.fullmatch(cue):
        edits.append(Edit(before=cue, after="said", why=EditReason.CLAUSE))
        cue = "said"
    spans += [
        s
        for s in (quotation.cue_span, quotation.speaker_span)
        if s is not None and s.start >= sentence.span.start and s.end <= sentence.span.end
    ]
    if quotation.speaker is None or speaker != quotation.speaker:
        edits.append(Edit(before=quotation.speaker or "", after=speaker, why=EditReason.ALIAS))
    parts = _joined(sorted(spans, key=lambda s: (s.start, s.end)), text)
    words = quotation.text.rstrip(" ,")
    end = "" if words.endswith((".", "!", "?", "…")) else "."
    span = hull(parts)
    return Claim(
        span=span,
        parts=parts,
        text=span.of(text),
        statement=f"{speaker[0].upper()}{speaker[1:]} {cue}: “{words}”{end}",
        attribution=Attribution(
            claimant=speaker,
            cue=quotation.cue,
            channel=quotation.channel,
            mode=AttributionMode.DIRECT,
        ),
        edits=tuple(edits),
        predicate="say",
        subject=speaker,
        quotations=(q,),
        sentence=index,
    )


def _joined(spans: list[Span], text: str) -> tuple[Span, ...]:
    """Spans in order, those that touch or overlap (white space between apart) made one."""
    found: list[Span] = []
    for span in spans:
        if found and (span.start <= found[-1].end or not text[found[-1].end : span.start].strip()):
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
