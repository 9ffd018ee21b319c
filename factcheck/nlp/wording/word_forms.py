"""Words of the wrong class or number for their place: “a legally risk”, “two candidate”, “an inspect”.

What a place in the sentence asks for is told by the little word before it; what a word can be, by the
dictionary. After Huddleston and Pullum, The Cambridge Grammar of the English Language (2002): 5.2 and
6.2 (what a determiner and a modifier go with), 3.1 (the form behind a modal), 5.3 (number).
"""

from __future__ import annotations

from spacy.tokens import Token

from factcheck.nlp.wording.breach import Breach
from factcheck.nlp.wording.lexicon import band, is_known, word_set
from factcheck.nlp.wording.word_classes import (
    classes,
    is_adjective_only,
    is_adverb_only,
    is_noun_only,
    is_verb_only,
)

_DETERMINERS = word_set("a an the my our your their its his every each this")
_OWNERS = word_set("a an my our your their its his every")
_MODALS = word_set("could would should can will may might must")
_PREPOSITIONS = word_set("of by from with for into during despite about")
_SUBJECTS = word_set("he she they we i")
_SEVERAL = word_set(
    "two three four five six seven eight nine ten eleven twelve these those several many few numerous various"
)
# One form for one and for many, measures that follow a number, and what a number counts by.
_UNCHANGED = word_set("""percent per dozen hundred thousand million billion trillion lakh crore aircraft spacecraft hovercraft
    craft sheep fish deer salmon trout cattle police staff crew people youth offspring series species head
    pair foot stone pound pence quid euro yen yuan won baht rand bps mph kph km kg mm cm kph grand stroke
    o'clock noon kind sort type a.m. p.m. all times point quarter third fifth sixth eighth tenth under
    thing personnel faculty livestock poultry majority minority kilo bar yard odd""")
# Adverbs that may stand before a noun because they weigh the whole phrase: “a mostly volunteer force”.
_WEIGHING = word_set("""mostly largely nearly purely mainly virtually chiefly supposedly allegedly predominantly exclusively
    partly entirely formerly previously currently reportedly usually generally primarily seemingly
    apparently presumably essentially basically nominally supposedly originally traditionally
    historically locally newly possibly potentially likely really truly strictly merely roughly only
    simply specifically particularly especially typically wholly fully technically ostensibly solely""")
_AFTER_NOUN_PHRASE = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "VBG", "HYPH", "POS", "CD"}
)
_NOUNS = frozenset({"NN", "NNS"})
_USUAL_ELLIPSIS = word_set("usual own final annual")
_COMMON = 9
_END = frozenset({".", "!"})
_LOST_NOUN = word_set("of with by from")
_AFTER_LOST = frozenset({"DT", "PRP$"})


# Behind no other word, and no adjective, is there a rule.
_GOVERNING = _DETERMINERS | _SEVERAL | _MODALS | _SUBJECTS | _PREPOSITIONS | {"very"}


def form_clash(before: Token, word: Token, following: Token) -> Breach | None:  # noqa: PLR0911 - one return a rule
    """Why `following` is the wrong form behind `word`; None when it fits.

    `before` is the token ahead of `word`, None at the head of the sentence.
    """
    left = word.lower_
    described = before is not None and word.tag_ == "JJ" and before.lower_ in _DETERMINERS
    if left not in _GOVERNING and not described:
        return None
    right = following.lower_
    if not word.whitespace_ or following.text != right or not right.isalpha():
        return None
    after = following.nbor() if following.i + 1 < following.sent.end else None
    if not following.whitespace_ and after is not None and not after.is_punct:
        return None  # “don’t”, “villagers’”
    if after is not None and after.text in {"-", "–", "/", "'s", "’s", "'", "’"}:
        return None
    if left in _DETERMINERS:
        return _behind_determiner(word, following, after)
    if left in _SEVERAL:
        return _behind_number(word, following, after)
    if left in _MODALS:
        return _behind_modal(before, word, following, after)
    return _behind_little_word(before, word, right) or _behind_adjective(before, word, following)


def _behind_little_word(before: Token, word: Token, right: str) -> Breach | None:
    left = word.lower_
    if left in _SUBJECTS and is_noun_only(right):
        return Breach(f"the noun “{right}” stands where “{word.text}” needs a verb")
    if left in _PREPOSITIONS and is_verb_only(right):
        return Breach(f"the verb “{right}” stands where “{left}” needs a noun")
    owned = before is not None and before.tag_ in {"DT", "PRP$", "POS"}
    if left == "very" and is_noun_only(right) and not owned:
        return Breach(f"“very” cannot stand before the noun “{right}”")
    return None


def _behind_adjective(before: Token, word: Token, following: Token) -> Breach | None:
    if before is None or before.lower_ not in _DETERMINERS or word.tag_ != "JJ":
        return None
    if following.tag_ not in {"NN", "VB", "VBP"} or not is_verb_only(following.lower_):
        return None
    phrase = f"{before.text} {word.text}"
    return Breach(f"the verb “{following.text}” stands where “{phrase}” needs a noun")


def _behind_determiner(word: Token, following: Token, after: Token) -> Breach | None:
    left, right = word.lower_, following.lower_
    if is_verb_only(right):
        return Breach(f"the verb “{right}” stands where “{word.text}” needs a noun")
    if (
        after is not None
        and after.tag_ in _NOUNS
        and after.text.islower()
        and right not in _WEIGHING
        and is_adverb_only(right)
        and (after.i + 1 >= after.sent.end or after.nbor().tag_ not in _AFTER_NOUN_PHRASE)
        and "adj" not in classes(after.lower_)
    ):
        return Breach(f"the adverb “{right}” stands where “{after.text}” needs an adjective")
    if left in {"a", "an"} and following.tag_ == "NNS" and _is_plural(right):
        if after is None or after.tag_ not in _AFTER_NOUN_PHRASE:
            return Breach(f"“{word.text}” cannot stand before the plural “{right}”")
        return None
    if left in _OWNERS and right not in _USUAL_ELLIPSIS and is_adjective_only(right):
        lost = after is not None and (
            after.text in _END
            or (
                after.lower_ in _LOST_NOUN
                and after.i + 1 < after.sent.end
                and after.nbor().tag_ in _AFTER_LOST
            )
        )
        return Breach(f"no noun follows “{word.text} {right}”") if lost else None
    return None


def _is_plural(word: str) -> bool:
    return (
        word.endswith("s")
        and not word.endswith(("ss", "ics"))
        and "noun" not in classes(word)
        and "noun" in classes(word[:-1])
        and word not in _UNCHANGED
    )


def _behind_number(word: Token, following: Token, after: Token) -> Breach | None:
    """“two candidate”, “these amount”: one thing where there are several."""
    right = following.lower_
    if (
        following.tag_ != "NN"
        or classes(right) != {"noun"}
        or right in _UNCHANGED
        or right.endswith(("s", "people", "folk"))
        or (band(right) or 0) < _COMMON
    ):
        return None
    plural = right[:-1] + "ies" if right.endswith("y") else right + "s"
    if not is_known(plural) and not is_known(right + "es"):
        return None
    if after is None or after.tag_ in _AFTER_NOUN_PHRASE or after.tag_ == "CC":
        return None
    return Breach(f"“{word.text}” asks for more than one “{right}”")


def _behind_modal(before: Token, word: Token, following: Token, after: Token) -> Breach | None:
    right = following.lower_
    if word.tag_ != "MD" or before is None or before.tag_ not in {"PRP", "NN", "NNS", "NNP", "WDT"}:
        return None
    if not (is_noun_only(right) or is_adjective_only(right)) or word.sent[-1].text == "?":
        return None
    if after is not None and after.tag_ in {"VB", "MD", "VBN"}:
        return None
    return Breach(f"“{right}” stands where “{word.text}” needs a verb")
