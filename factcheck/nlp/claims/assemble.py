"""From drafts to claims: the wording checked, the parts, values, speaker and quotations put to each."""

from __future__ import annotations

from dataclasses import replace

from factcheck.domain.claim import Attribution, Claim
from factcheck.domain.document import Document, SentenceRole
from factcheck.domain.quotation import Speech
from factcheck.domain.span import Span, hull
from factcheck.domain.value import Value, ValueKind
from factcheck.nlp.claims.conserve import conserved, cuts_a_number, keeps_denial
from factcheck.nlp.claims.drafts import Draft, tokens_of, whole_draft
from factcheck.nlp.claims.leaning import Leaning
from factcheck.nlp.claims.quoted import utters, within_quotations
from factcheck.nlp.claims.shelf import Shelf
from factcheck.nlp.claims.splitter import SentenceSplitter
from factcheck.nlp.claims.statements import put_into_words
from factcheck.nlp.claims.tree import Tree
from factcheck.nlp.claims.utterances import claim_of_quotation
from factcheck.nlp.persons import HE, SHE
from factcheck.nlp.references import References

_LONGEST_CAPTION = 8  # words; in a longer line the model may have missed the verb
_FEWEST = 2  # words; one word claims nothing
_LONGEST_LABEL = 14  # words of a line that no full stop ends
_ENDS = frozenset({".", "!", "?", "…", "”", '"'})
_QUOTES = frozenset({'"', "“", "”", "‘", "’", "''", "``", "«", "»", "„"})


class SentenceReader:
    """Makes the claims of one sentence after the other."""

    def __init__(self, document: Document, shelf: Shelf, *, atomic: bool) -> None:
        self.document = document
        self.shelf = shelf
        self.atomic = atomic
        self.references = References(document)
        self.previous: tuple[int, Tree] | None = None
        self.nothing = References(Document(text=document.text))

    def claims(self, index: int) -> list[Claim]:
        """The claims of the sentence with that index."""
        document = self.document
        sentence = document.sentences[index]
        tree = Tree(sentence.parse, sentence.offset)
        if (
            sum(word[0].isalnum() for word in tree.words) < _FEWEST
            or _asks(tree)
            or self._captions(index, tree)
        ):
            return self._quoted(index)
        quotations = [document.quotations[q] for q in self.shelf.quotations[index]]
        quoted, full, marks = within_quotations(document.text, tree, quotations)
        splitter = SentenceSplitter(tree, atomic=self.atomic, quoted=quoted, full=full)
        leaning = Leaning(tree, self.references, self.shelf.values[index])
        leaning.quoted = quoted
        leaning.before = self._before(index)
        self.previous = (index, tree)
        claims = []
        said: set[str] = set()
        for draft in splitter.split():
            if draft.loose:
                draft.dropped = marks
            claim = self._claim(draft, tree, leaning, index)
            if claim is not None and claim.statement not in said:
                said.add(claim.statement)
                claims.append(claim)
        return claims + self._quoted(index)

    def _captions(self, index: int, tree: Tree) -> bool:
        """Whether the line only names what is shown: “Image: A. Vey”, “Children at the march”."""
        sentence = self.document.sentences[index]
        if sentence.role is SentenceRole.HEADLINE and not sentence.span.start:
            return False
        words = sum(tree.pos[t] not in {"PUNCT", "SPACE"} for t in range(len(tree)))
        ended = tree.low[len(tree) - 1] in _ENDS
        longest = _LONGEST_CAPTION if ended else _LONGEST_LABEL
        if words > longest or any(pos in {"VERB", "AUX"} for pos in tree.pos):
            return False
        counted = any(v.kind is not ValueKind.ORDINAL for v in self.shelf.values[index])
        return not counted and not self.shelf.quotations[index]

    def _before(self, index: int) -> Tree | None:
        """The sentence before, if it is running text of the same paragraph."""
        if not index:
            return None
        sentence, before = self.document.sentences[index], self.document.sentences[index - 1]
        if before.parse is None or before.paragraph != sentence.paragraph:
            return None
        if self.previous is not None and self.previous[0] == index - 1:
            return self.previous[1]
        return None

    def _claim(self, draft: Draft, tree: Tree, leaning: Leaning, index: int) -> Claim | None:
        text = self.document.text
        parts = parts_of(draft, tree, text)
        if not parts:
            return None
        if not keeps_denial(draft, tree) or cuts_a_number(draft, tree):
            draft = whole_draft(tree)
            parts = parts_of(draft, tree, text)
        worded = put_into_words(draft, tree, leaning)
        if not worded.statement:
            return None
        own = " ".join(part.of(text) for part in parts)
        if not conserved(own, worded.statement, tuple(worded.edits)):
            draft = whole_draft(tree)
            parts = parts_of(draft, tree, text)
            worded = put_into_words(draft, tree, Leaning(tree, self.nothing, ()))
        span = hull(parts)
        shown = [
            Span(tree.starts[t], tree.ends[t])
            for t in tokens_of(draft.pieces)
            if t in leaning.quoted and tree.ends[t] > tree.starts[t]
        ]
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
                if any(part.overlaps(self.document.quotations[q].span) for part in (*parts, *shown))
            ),
            sentence=index,
        )

    def _values(
        self, draft: Draft, tree: Tree, parts: tuple[Span, ...], index: int
    ) -> tuple[Value, ...]:
        """The values in the parts; a number that is a part of another tells of what."""
        values = tuple(
            value
            for value in self.shelf.values[index]
            if any(part.contains(value.span) for part in parts)
        )
        if not draft.part_of:
            return values
        whole = Span(tree.starts[min(draft.part_of)], tree.ends[max(draft.part_of)])
        return tuple(
            replace(value, of=whole.of(self.document.text))
            if value.kind is ValueKind.COUNT
            else value
            for value in values
        )

    def _attribution(self, draft: Draft, tree: Tree, index: int) -> Attribution:
        """Who says it: the innermost speech that the predicate stands in, or that the claim reports."""
        at = tree.starts[draft.predicate]
        best: tuple[int, Speech] | None = None
        for speech in self.shelf.speech[index]:
            for span in speech.content:
                reports = (
                    speech.cue_span is not None
                    and speech.cue_span.start <= at < speech.cue_span.end
                )
                if (span.start <= at < span.end) or reports:
                    size = len(span) + (reports and len(self.document.text))
                    if best is None or size < best[0]:
                        best = (size, speech)
        if best is None:
            return Attribution()
        return self._named(best[1])

    def _named(self, speech: Speech) -> Attribution:
        """The attribution of `speech`; a speaker printed as “he” under the name that the statement gives."""
        attribution = credited(speech)
        said = (speech.speaker or "").lower()
        if speech.speaker_name is None and speech.speaker_span is not None and said in HE | SHE:
            entity = self.references.person(speech.speaker_span.start)
            if entity is not None:
                name = self.document.entities[entity].name
                return replace(attribution, claimant=name)
        return attribution

    def _quoted(self, index: int) -> list[Claim]:
        """For each full quotation that begins in the sentence: the claim that these words were said."""
        found = []
        sentence = self.document.sentences[index]
        for q in self.shelf.quotations[index]:
            quotation = self.document.quotations[q]
            if (
                utters(self.document.text, quotation)
                and sentence.span.start <= quotation.span.start < sentence.span.end
            ):
                claim = claim_of_quotation(self.document, q, index)
                if claim is not None:
                    found.append(claim)
        return found


def credited(speech: Speech) -> Attribution:
    """The attribution of what was said in `speech`."""
    return Attribution(
        claimant=speech.speaker_name or speech.speaker,
        cue=speech.cue,
        channel=speech.channel,
        mode=speech.mode,
    )


def parts_of(draft: Draft, tree: Tree, text: str) -> tuple[Span, ...]:
    """The characters of the draft's own words, in order of the text, neighbours joined."""
    runs: list[list[int]] = []
    for t in sorted(draft.own):
        if tree.pos[t] == "SPACE" or t in draft.dropped:
            continue
        if runs and t == runs[-1][-1] + 1:
            runs[-1].append(t)
        else:
            runs.append([t])
    parts = []
    for run in runs:
        while run and _is_edge(tree, run[-1]):
            run.pop()
        while run and _is_edge(tree, run[0]):
            del run[0]
        if run:
            parts.append(Span(tree.starts[run[0]], tree.ends[run[-1]]))
    worded = [part for part in parts if any(map(str.isalnum, part.of(text)))]
    return tuple(worded or parts)


def _is_edge(tree: Tree, t: int) -> bool:
    """Whether a sign or an “and” at the end of a part belongs to no claim."""
    return tree.pos[t] == "CCONJ" or (tree.pos[t] == "PUNCT" and t not in tree.pairs)


def _asks(tree: Tree) -> bool:
    """Whether the sentence asks, orders or only announces a list: it asserts nothing."""
    last = len(tree) - 1
    while last > 0 and (tree.pos[last] == "SPACE" or tree.words[last] in _QUOTES):
        last -= 1
    if tree.words[last] in {"?", ":"}:
        return True
    root = tree.root
    return (
        tree.tag[root] == "VB"
        and tree.subject_of(root) is None
        and not any(tree.dep[k] in {"aux", "auxpass"} for k in tree.kids[root])
        and root
        == min((t for t in range(len(tree)) if tree.pos[t] in {"VERB", "AUX"}), default=root)
    )
