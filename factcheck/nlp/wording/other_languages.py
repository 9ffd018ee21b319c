"""Where a text speaks another language than English: foreign quotations, mottos, whole sentences.

The rules about English spelling and grammar pass these places over. A sentence or a quotation is foreign
when hardly any of its words are English ones that no other language has, and at least two fifths are
unknown to the lexicon or are little words of the languages most often quoted in the English press.
"""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.domain.document import Document
from factcheck.domain.span import Span
from factcheck.nlp.prose import Within, prose_sentences
from factcheck.nlp.wording.lexicon import is_known, word_set

_LETTERS = re.compile(r"[^\W\d_]{1,40}")
_ENGLISH = word_set("""the and of to that with for from by his her they this which were was have had been said will
    would are their its not but who about at it is he she you we our your my what there these those when than
    if as an be been can could should has did does into out up all any some more because how""")
# Little words of Spanish, French, German, Italian, Portuguese, Dutch, Swedish, Polish and Latin that
# English prose has in names at most.
_FOREIGN = (
    word_set("""el la los las que una un uno del se por para con es y lo como pero su sus al mi muy
    le les des est et dans une qui du pour pas nous vous je ne au aux sur avec ce cette mon ma mes sont
    der das und ist nicht ein eine ich wir mit von zu den auf sich dem im wird sie
    il di che non per sono della gli nel alla è è lo mio questo
    o os não uma em da do dos foi
    het een van niet ik wij zijn en de
    och att det som är inte vi jag på av för
    i w z na się nie jest do to
    ad ex in et est cum non""")
    - _ENGLISH
    - word_set("i in do to o z w")
)
_FEWEST = 2
_MOST_ENGLISH = 0.12
_LEAST_FOREIGN = 0.4


def is_foreign(words: str) -> bool:
    """Whether the words are in another language; names and single words do not tell."""
    said = [word for word in _LETTERS.findall(words) if word[0].islower()]
    if len(said) < _FEWEST:
        return False
    if sum(word in _ENGLISH for word in said) > _MOST_ENGLISH * len(said):
        return False
    strange = sum(word in _FOREIGN or not is_known(word) for word in said)
    return strange >= _FEWEST and strange >= _LEAST_FOREIGN * len(said)


def foreign_places(document: Document) -> Within:
    """The sentences and quotations of the document that are in another language."""
    spans = [sentence.span for sentence in prose_sentences(document)]
    spans += [quotation.span for quotation in document.quotations]
    return Within(_foreign(document.text, tuple(spans)))


@lru_cache(maxsize=4)
def _foreign(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Asked for by several detectors in a row, hence kept."""
    return tuple(span for span in spans if is_foreign(span.of(text)))
