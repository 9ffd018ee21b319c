"""Who said what: speech in the article's words and in the speakers', each with its cue and speaker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from spacy.tokens import Token

from factcheck.domain.claim import AttributionMode
from factcheck.domain.document import Document, Entity, Sentence, SentenceRole
from factcheck.domain.quotation import Quotation, QuotationMode, Speech
from factcheck.domain.span import Span, hull
from factcheck.nlp.speech.antecedents import Antecedents
from factcheck.nlp.speech.cues import Cue, cues_in
from factcheck.nlp.speech.marks import Marks
from factcheck.nlp.speech.speakers import entity_of, is_pronoun, noun_phrase, span_of

# Reporting verbs read in one sentence; each looks through its clause, so their number is bounded.
MOST_CUES = 30


def credit_speakers(document: Document) -> Document:
    """The document with its speech found and its quotations credited."""
    speech = find_speech(document)
    return replace(document, speech=speech, quotations=tuple(_credited(document, speech)))


def find_speech(document: Document) -> tuple[Speech, ...]:
    """Direct, indirect and mixed speech, in order of the text."""
    reading = _Reading(document, Marks(document), Antecedents(document))
    for index, sentence in enumerate(document.sentences):
        if sentence.role in (SentenceRole.BODY, SentenceRole.HEADLINE):
            reading.read(index, sentence)
    reading.carry_on()
    return tuple(sorted(reading.found, key=lambda s: (s.content[0].start, -s.content[-1].end)))


@dataclass(frozen=True, slots=True)
class _Speaker:
    words: str
    span: Span
    name: str | None
    entity: Entity | None


@dataclass(slots=True)
class _Reading:
    """One pass over the sentences of an article."""

    document: Document
    marks: Marks
    antecedents: Antecedents
    found: list[Speech] = field(default_factory=list)
    _said: dict[int, Speech] = field(default_factory=dict)
    """The speech that each quotation is part of, by the quotation's index."""

    def read(self, index: int, sentence: Sentence) -> None:
        """Add the speech that a sentence reports."""
        for cue in islice(cues_in(sentence), MOST_CUES):
            start = cue.first.idx + sentence.offset
            if self.marks.at(start) is not None:
                continue  # what a speaker says of other speakers is part of what is said
            if cue.subject and self.marks.at(cue.subject.idx + sentence.offset) is not None:
                continue  # the parser took a word of the quotation for its speaker
            content = self._content(cue, sentence)
            if content:
                self._add(cue, sentence, content, self._speaker(cue, index, sentence))
        self._after_colon(index, sentence)

    def carry_on(self) -> None:
        """Give quotations without a cue to the speaker whose words they carry on."""
        for chain in self.marks.chains():
            known = [self._said[number] for number in chain if number in self._said]
            speakers = {said.speaker_span for said in known}
            if len(speakers) == 1:
                for number in chain:
                    self._carry(number, known[0])
        for number, before in self.marks.continuations():
            if number not in self._said and before in self._said:
                self._carry(number, self._said[before])

    def _carry(self, number: int, said: Speech) -> None:
        if number in self._said:
            return
        more = replace(
            said,
            content=(self.document.quotations[number].span,),
            mode=AttributionMode.DIRECT,
            quotations=(number,),
        )
        self.found.append(more)
        self._said[number] = more

    def _content(self, cue: Cue, sentence: Sentence) -> tuple[Span, ...]:
        """The spans of what was said: the clause, widened to the quotations it is part of."""
        spans = list(_runs(cue, sentence))
        if not spans:
            if not cue.saying:
                return ()
            numbers = self.marks.tied_to(cue, sentence)
            return tuple(self.document.quotations[n].span for n in numbers if n not in self._said)
        wide: list[Span] = []
        for span in spans:
            wider = self.marks.widened(span, outside=cue.first.idx + sentence.offset)
            if wide and (wide[-1].overlaps(wider) or wide[-1].end == wider.start):
                wider = hull((wide.pop(), wider))
            wide.append(wider)
        return tuple(wide)

    def _speaker(self, cue: Cue, index: int, sentence: Sentence) -> _Speaker | None:
        head = cue.subject
        if head is None:
            return None
        text = self.document.text
        first, last = noun_phrase(head)
        span = span_of(first, last, sentence)
        words = span.of(text)
        entity = None if is_pronoun(head) else entity_of(self.document, head, sentence)
        if entity is None:
            entity = self.antecedents.of(head, index, cue.content)
        self.antecedents.spoke(index, entity)
        if entity is not None:
            return _Speaker(words, span, entity.name, entity)
        named = not is_pronoun(head) and any(map(_is_name, head.doc[first.i : last.i + 1]))
        return _Speaker(words, span, words if named else None, None)

    def _after_colon(self, index: int, sentence: Sentence) -> None:
        """“Lind was blunt: “We lost.””: the subject of the sentence speaks, without a verb of saying."""
        for number in self.marks.after_colon(sentence):
            if number in self._said:
                continue
            opening = self.document.quotations[number].opening - sentence.offset
            subject = next(
                (w for w in sentence.parse if w.idx < opening and w.dep_ in ("nsubj", "nsubjpass")),
                None,
            )
            if subject is None:
                continue
            cue = Cue(subject.head, subject.head, subject, (), None, saying=True)
            speaker = self._speaker(cue, index, sentence)
            if speaker and speaker.name:
                self._add(None, sentence, (self.document.quotations[number].span,), speaker)

    def _add(
        self,
        cue: Cue | None,
        sentence: Sentence,
        content: tuple[Span, ...],
        speaker: _Speaker | None,
    ) -> None:
        text = self.document.text
        numbers = tuple(dict.fromkeys(n for span in content for n in self.marks.within(span)))
        cue_span = span_of(cue.first, cue.last, sentence) if cue else None
        channel = span_of(*cue.channel, sentence).of(text) if cue and cue.channel else None
        said = Speech(
            content=content,
            mode=_mode(text, content, [self.document.quotations[n] for n in numbers]),
            speaker=speaker.words if speaker else None,
            speaker_span=speaker.span if speaker else None,
            speaker_name=speaker.name if speaker else None,
            cue=cue_span.of(text) if cue_span else None,
            cue_span=cue_span,
            channel=channel,
            quotations=numbers,
        )
        self.found.append(said)
        for number in numbers:
            other = self._said.get(number)
            if other is None or _length(said) < _length(other):
                self._said[number] = said


def _is_name(token: Token) -> bool:
    """Whether a word is a name: tagged so, or a capital that no sentence's start explains."""
    if token.pos_ == "PROPN" or token.ent_type_:
        return True
    return token.is_title and token.i > token.sent.start and token.pos_ in ("NOUN", "ADJ", "X")


def _length(said: Speech) -> int:
    return sum(len(span) for span in said.content)


def _runs(cue: Cue, sentence: Sentence) -> Iterator[Span]:
    """The words of the content in stretches, parted where the cue stands between them."""
    words = sorted({token.i: token for token in cue.content}.items())
    stretch: list[Token] = []
    for index, token in words:
        between = token.doc[stretch[-1].i + 1 : index] if stretch else ()
        if any(not t.is_punct and not t.is_space for t in between):
            if len(stretch) > 1 or stretch[0].tag_ not in ("WDT", "WP"):
                yield _stretch(stretch, sentence)
            stretch = []
        if stretch or not token.is_punct:
            stretch.append(token)
    if stretch:
        yield _stretch(stretch, sentence)


def _stretch(words: list[Token], sentence: Sentence) -> Span:
    """From the first word to the last, a loose mark at the end left out."""
    last = words[-1]
    if last.is_punct and len(words) > 1 and words[-2].whitespace_ == "" and last.text in ",;:":
        last = words[-2]
    return span_of(words[0], last, sentence)


def _mode(text: str, content: tuple[Span, ...], quotations: list[Quotation]) -> AttributionMode:
    """Direct where every word stands in marks, indirect where none does."""
    if not quotations:
        return AttributionMode.INDIRECT
    for span in content:
        at = span.start
        for quotation in sorted(quotations, key=lambda q: q.span):
            if quotation.span.end <= at or quotation.span.start >= span.end:
                continue
            if any(map(str.isalnum, text[at : quotation.span.start])):
                return AttributionMode.MIXED
            at = max(at, quotation.span.end)
        if any(map(str.isalnum, text[at : span.end])):
            return AttributionMode.MIXED
    return AttributionMode.DIRECT


def _credited(document: Document, speech: tuple[Speech, ...]) -> Iterator[Quotation]:
    """The quotations, each with the speaker of the narrowest speech it is in."""
    narrowest: dict[int, Speech] = {}
    for said in speech:
        for number in said.quotations:
            other = narrowest.get(number)
            if other is None or _length(said) < _length(other):
                narrowest[number] = said
    for number, quotation in enumerate(document.quotations):
        source = narrowest.get(number)
        if source is None:
            yield quotation
            continue
        mode = quotation.mode
        nested = any(
            other.span.contains(quotation.span) for other in document.quotations[:number][-2:]
        )
        if mode is QuotationMode.SCARE and not nested:
            mode = QuotationMode.PARTIAL  # a few of the speaker's words, not a term at arm's length
        yield replace(
            quotation,
            mode=mode,
            speaker=source.speaker,
            speaker_span=source.speaker_span,
            speaker_name=source.speaker_name,
            cue=source.cue,
            cue_span=source.cue_span,
            channel=source.channel,
        )
