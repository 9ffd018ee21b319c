"""Phrases of which one half asks for the other: “according to”, “more than”, “have been”.

After Huddleston and Pullum, The Cambridge Grammar of the English Language (2002): 7.3 (prepositions that
a word selects), 13.1 (“than” behind a comparison), 3.2 (“been” behind “have”), 5.5 (one determiner a
noun), 3.2.1 (the modal “of” written for “have”).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from factcheck.domain.document import Sentence
from factcheck.nlp.prose import tokens_span
from factcheck.nlp.wording.breach import Breach, Garble, Said, never
from factcheck.nlp.wording.lexicon import word_set

_PREPOSITIONS = word_set("""of in on at by for from with into over under until till unto upon via within between among amid
    above below beyond during against along alongside toward towards across behind beneath beside near
    off past per since through throughout underneath after before than""")
_STRANGE_AFTER_SUCH = word_set(
    "alongside amid via upon than into per till unto between beneath beside"
)
# The first half, and what cannot stand behind it because another word must.
_NEEDS = {
    "according": (_PREPOSITIONS, "to"),
    "such": (_STRANGE_AFTER_SUCH, "as"),
    "despite": (frozenset({"of", "to", "from"}), "a noun"),
    "regardless": (frozenset({"to", "from", "for"}), "of"),
    "capable": (frozenset({"to", "for", "in"}), "of"),
    "able": (frozenset({"of", "with", "from", "by", "than"}), "to"),
    "unable": (frozenset({"of", "with", "from", "by", "than"}), "to"),
    "more": (frozenset({"then"}), "than"),
    "consist": (frozenset({"from", "by", "with"}), "of"),
    "consists": (frozenset({"from", "by"}), "of"),
    "consisted": (frozenset({"from", "by"}), "of"),
    "depend": (frozenset({"from", "of"}), "on"),
    "depends": (frozenset({"from", "of"}), "on"),
}
_MODALS = word_set("could would should might must")
_OPENING_MODALS = word_set("would could should will must may might")
_FIRST = word_set("the a an my our your their its")
_SECOND = word_set("the a an this these those my our your their its")
_HAVE = word_set("have has had having 've ’ve 's ’s 'd ’d haven't hasn't hadn't of ha' ve ain't")
_COMPARES = word_set("""more less rather other others else different differently otherwise another elsewhere prefer preferred
    prefers preferable superior inferior hardly scarcely barely twice same such""")
_NEVER_LAST = word_set("a an the and or nor than my our your their its every because although")
_LEAST = 6
"""Words: a shorter line is a heading, a list or an answer."""


def phrase_clash(before: Token, word: Token, following: Token) -> Breach | None:  # noqa: PLR0911 - one return a rule
    """Why `following` cannot stand behind `word`; None when it can."""
    left, right = word.lower_, following.lower_
    if not word.whitespace_ or following.text != right:
        return None
    needs = _NEEDS.get(left)
    if needs is not None and right in needs[0]:
        return _half(before, word, following, needs[1])
    if left in _FIRST and right in _SECOND and left != right and not word.text.isupper():
        if (left == "a" and word.text == "A") or following.whitespace_ == "":
            return None
        return never(f"two determiners, “{word.text} {right}”, follow each other")
    if left in {"the", "a", "an"} and right in {"every", "each"} and following.whitespace_:
        return never(f"two determiners, “{word.text} {right}”, follow each other")
    if left in _FIRST and right in _PREPOSITIONS and word.text != "A" and following.whitespace_:
        if following.i + 1 < following.sent.end and following.nbor().lower_ in _SECOND:
            return never(f"no noun follows “{word.text}”")
        return None
    if (
        left in _MODALS
        and right == "of"
        and following.i + 1 < following.sent.end
        and following.nbor().tag_ in {"VBN", "VBD"}
    ):
        return Breach(f"“{left} of” is written for “{left} have”")
    return None


def _half(before: Token, word: Token, following: Token, needed: str) -> Breach | None:
    left, right = word.lower_, following.lower_
    ahead = before.lower_ if before is not None else ""
    if following.i + 1 >= following.sent.end or following.nbor().is_punct:
        return None
    if left == "such" and ahead in {"as", "no"}:
        return None
    if left == "more" and not (following.nbor().tag_ == "CD" or following.nbor().lower_ == "half"):
        return None
    return Breach(
        f"“{left}” needs “{needed}”"
        if needed != "a noun"
        else f"“{left} {right}” has a word too many"
    )


def lonely_halves(sentence: Sentence, tokens: list[Token]) -> Iterator[Garble]:
    """“been” without “have”, “than” without a comparison, a sentence that ends on “the” or opens on “Would”."""
    have = compares = False
    for index, token in enumerate(tokens):
        word = token.lower_
        if word in _HAVE:
            have = True
        if (
            word in _COMPARES
            or token.tag_ in {"JJR", "RBR"}
            or (word.endswith("er") and len(word) > 3)  # noqa: PLR2004 - shorter than the shortest comparative
        ):
            compares = True
        if word == "been" and token.text == word and not have and index and len(tokens) >= _LEAST:
            yield _garble(
                sentence, tokens[index - 1], token, "“been” needs “have” before it", Said.SELDOM
            )
        if (
            word == "than"
            and token.text == word
            and not compares
            and index
            and len(tokens) >= _LEAST
        ):
            yield _garble(
                sentence,
                tokens[index - 1],
                token,
                "“than” compares, but nothing before it does",
                Said.SELDOM,
            )
    yield from _ends(sentence, tokens)


def _ends(sentence: Sentence, tokens: list[Token]) -> Iterator[Garble]:
    if len(tokens) < _LEAST or tokens[-1].text != ".":
        return
    last = tokens[-2]
    if last.text in _NEVER_LAST and last.whitespace_ == "":
        yield _garble(
            sentence, tokens[-3], last, f"the sentence ends on “{last.text}”", Said.SELDOM
        )
    first, second = tokens[0], tokens[1]
    if (
        first.lower_ in _OPENING_MODALS
        and first.tag_ == "MD"
        and second.tag_ == "VB"
        and second.lower_ in {"be", "have", "not"}
        and tokens[2].tag_ != "PRP"
        and not any(token.text in {"?", "“", "”", '"', "-", "–"} for token in tokens)
    ):
        yield _garble(sentence, first, second, "the sentence has lost its subject", Said.OFTEN)


def _garble(sentence: Sentence, first: Token, last: Token, why: str, said: Said) -> Garble:
    return Garble(span=tokens_span(sentence, first, last), why=why, said=said)
