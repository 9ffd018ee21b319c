"""From drafts to claims: the wording checked, the parts, values, speaker and quotations put to each."""

from __future__ import annotations

from dataclasses import replace

from factcheck.domain.claim import Attribution, AttributionMode, Claim, Edit, EditReason
from factcheck.domain.document import Document
from factcheck.domain.quotation import Quotation, QuotationMode, Speech
from factcheck.domain.span import Span, hull
from factcheck.domain.value import Value, ValueKind
from factcheck.nlp.claims.clauses import SentenceSplitter
from factcheck.nlp.claims.conserve import conserved
from factcheck.nlp.claims.drafts import Draft
from factcheck.nlp.claims.leaning import Leaning
from factcheck.nlp.claims.shelf import Shelf
from factcheck.nlp.claims.statements import Worded, put_into_words
from factcheck.nlp.claims.tree import Tree
from factcheck.nlp.references import References

_QUOTES = frozenset({'"', "“", "”", "‘", "’", "''", "``", "«", "»", "„"})


class SentenceReader:
    """Makes the claims of one sentence after the other."""

    def __init__(self, document: Document, shelf: Shelf, *, atomic: bool) -> None:
        self.document = document
        self.shelf = shelf
        self.atomic = atomic
        self.references = References(document)

    def claims(self, index: int) -> list[Claim]:
        """The claims of the sentence with that index."""
        document = self.document
        sentence = document.sentences[index]
        tree = Tree(sentence.parse, sentence.offset)
        if not len(tree) or _asks(tree):
            return self._quoted(index, tree)
        quotations = [document.quotations[q] for q in self.shelf.quotations[index]]
        quoted, full, marks = _within_quotations(tree, quotations)
        splitter = SentenceSplitter(tree, atomic=self.atomic, quoted=quoted, full=full)
        leaning = Leaning(tree, self.references, self.shelf.values[index])
        claims = []
        said: set[str] = set()
        for draft in splitter.split():
            if draft.loose:
                draft.dropped = marks
            claim = self._claim(draft, tree, leaning, index)
            if claim is not None and claim.statement not in said:
                said.add(claim.statement)
                claims.append(claim)
        return claims + self._quoted(index, tree)

    def _claim(self, draft: Draft, tree: Tree, leaning: Leaning, index: int) -> Claim | None:
        text = self.document.text
        parts = parts_of(draft, tree)
        if not parts:
            return None
        worded = put_into_words(draft, tree, text, leaning)
        if not worded.statement:
            return None
        own = " ".join(part.of(text) for part in parts)
        if not conserved(own, worded.statement, tuple(worded.edits)):
            worded = _verbatim(own)
        span = hull(parts)
        attribution = self._attribution(draft, tree, index)
        return Claim(
            span=span,
            parts=parts,
            text=span.of(text),
            statement=worded.statement,
            values=self._values(draft, tree, parts, index),
            attribution=attribution,
            edits=tuple(worded.edits),
            unresolved=tuple(dict.fromkeys(worded.unresolved)),
            predicate=tree.lemma[draft.predicate].lower(),
            subject=" ".join(
                piece if isinstance(piece, str) else tree.words[piece] for piece in draft.subject
            )
            or None,
            quotations=tuple(
                q
                for q in self.shelf.quotations[index]
                if any(part.overlaps(self.document.quotations[q].span) for part in parts)
            ),
            sentence=index,
        )

    def _values(self, draft: Draft, tree: Tree, parts: tuple[Span, ...], index: int) -> tuple[Value, ...]:
        """The values in the parts; a number that is a part of another tells of what."""
        values = tuple(
            value
            for value in self.shelf.values[index]
            if any(part.contains(value.span) for part in parts)
        )
        if not draft.part_of:
            return values
        whole = Span(tree.starts[min(draft.part_of)], tree.ends[max(draft.part_of)])
        return tuple(replace(value, of=whole.of(self.document.text)) if value.kind is ValueKind.COUNT else value for value in values)

    def _attribution(self, draft: Draft, tree: Tree, index: int) -> Attribution:
        """Who says it: the innermost speech that the predicate stands in, or that the claim reports."""
        at = tree.starts[draft.predicate]
        best: tuple[int, Speech] | None = None
        for speech in self.shelf.speech[index]:
            for span in speech.content:
                reports = speech.cue_span is not None and speech.cue_span.start <= at < speech.cue_span.end
                if (span.start <= at < span.end) or reports:
                    size = len(span) + (reports and len(self.document.text))
                    if best is None or size < best[0]:
                        best = (size, speech)
        if best is None:
            return Attribution()
        return credited(best[1])

    def _quoted(self, index: int, tree: Tree) -> list[Claim]:
        """For each full quotation that begins in the sentence: the claim that these words were said."""
        found = []
        sentence = self.document.sentences[index]
        for q in self.shelf.quotations[index]:
            quotation = self.document.quotations[q]
            if quotation.mode is QuotationMode.FULL and sentence.span.start <= quotation.span.start < sentence.span.end:
                claim = self._quotation(q, quotation, index)
                if claim is not None:
                    found.append(claim)
        return found

    def _quotation(self, q: int, quotation: Quotation, index: int) -> Claim | None:
        text = self.document.text
        speaker = quotation.speaker_name or quotation.speaker
        if speaker is None:
            return None
        closing = min(quotation.span.end + 1, len(text))
        spans = [Span(quotation.opening, closing)]
        edits = []
        cue = quotation.cue if quotation.cue_span is not None and len(quotation.cue.split()) == 1 and not quotation.cue.endswith("ing") else None
        if cue is None or not cue.isalpha():
            cue = "said"
            edits.append(Edit(before=quotation.cue or "", after="said", why=EditReason.CLAUSE))
        spans += [s for s in (quotation.cue_span, quotation.speaker_span) if s is not None and s.start >= self.document.sentences[index].span.start and s.end <= self.document.sentences[index].span.end]
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
            statement=f"{speaker[0].upper()}{speaker[1:]} {cue}: “{words}{end}”" if end == "" else f"{speaker[0].upper()}{speaker[1:]} {cue}: “{words}”.",
            attribution=Attribution(
                claimant=speaker, cue=quotation.cue, channel=quotation.channel, mode=AttributionMode.DIRECT
            ),
            edits=tuple(edits),
            predicate="say",
            subject=speaker,
            quotations=(q,),
            sentence=index,
        )


def credited(speech: Speech) -> Attribution:
    """The attribution of what was said in `speech`."""
    return Attribution(
        claimant=speech.speaker_name or speech.speaker, cue=speech.cue, channel=speech.channel, mode=speech.mode
    )


def parts_of(draft: Draft, tree: Tree) -> tuple[Span, ...]:
    """The characters of the draft's own words, in order of the text, neighbours joined."""
    parts: list[Span] = []
    previous = None
    for t in sorted(draft.own):
        if tree.pos[t] == "SPACE" or t in draft.dropped:
            continue
        if previous is not None and t == previous + 1:
            parts[-1] = Span(parts[-1].start, tree.ends[t])
        else:
            parts.append(Span(tree.starts[t], tree.ends[t]))
        previous = t
    return tuple(parts)


def _joined(spans: list[Span], text: str) -> tuple[Span, ...]:
    """Spans in order, those that touch or overlap (white space between apart) made one."""
    found: list[Span] = []
    for span in spans:
        if found and (span.start <= found[-1].end or not text[found[-1].end : span.start].strip()):
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _verbatim(own: str) -> Worded:
    """The clause in the article's own words: what is said when the wording failed its check."""
    words = " ".join(own.split()).strip(" ,;:")
    if not words:
        return Worded("")
    words = words[0].upper() + words[1:]
    return Worded(words if words.endswith((".", "!", "?", ".”", "!”", "?”")) else words + ".")


def _asks(tree: Tree) -> bool:
    last = len(tree) - 1
    while last > 0 and (tree.pos[last] == "SPACE" or tree.words[last] in _QUOTES):
        last -= 1
    return tree.words[last] == "?"


def _within_quotations(
    tree: Tree, quotations: list[Quotation]
) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """The tokens between quotation marks, those of full quotations, and the marks themselves."""
    quoted: set[int] = set()
    full: set[int] = set()
    marks: set[int] = set()
    for quotation in quotations:
        for t in range(len(tree)):
            if quotation.span.start <= tree.starts[t] < quotation.span.end:
                quoted.add(t)
                if quotation.mode is QuotationMode.FULL:
                    full.add(t)
            elif tree.words[t] in _QUOTES and tree.starts[t] in {quotation.opening, quotation.span.end}:
                marks.add(t)
    return frozenset(quoted), frozenset(full), frozenset(marks)
