"""Nouns that say what a person is: a name may stand beside them, and “he” may mean them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.nlp.claims.tree import Tree

# Names of people by what they do, are or are to others: endings and the plain words without one.
_PERSON = re.compile(
    r"\w{1,24}(?:man|woman|person|[^w]er|or|ist|ian|eer|ess|ee|ant|graph|star|crat)|chief|head|boss|king|queen|prince|pope|judge|"
    r"chair|coach|captain|general|colonel|premier|president|agent|envoy|deputy|secretary|aide|guard|clerk|pilot|"
    r"cook|chef|poet|host|hero|heir|son|wife|husband|partner|friend|rival|victim|witness|student|resident|"
    r"colleague|attorney|advocate|diplomat|candidate|delegate|magnate|sheriff|marshal|monarch|monk|nun|rabbi|imam|"
    r"critic|cleric|medic|mechanic|expert|native|veteran|champion|lieutenant|sergeant|ambassador|representative|executive|"
    r"boy|girl|child|baby|twin|niece|nephew|uncle|aunt|spouse|fiancée?|bride|groom|suspect|defendant|inmate|activist"
)
_THINGS = (
    "access barrier border business cancer career carrier center centre chapter charter "
    "cluster coffee color committee computer container corner cover degree dinner "
    "disaster door error explorer factor fee fighter floor grant graph guarantee harbor "
    "headquarter helicopter labor letter liner list matter mess mist monster motor murder "
    "newspaper number offer order paper paragraph photograph plant poster power press "
    "process quarter reactor restaurant river sector series skyscraper steamer success "
    "summer tanker theater thriller tractor trailer trawler tree tutor twist water "
    "weather winter "
)
_NO_PERSON = frozenset(_THINGS.split())


def is_calling(lemma: str) -> bool:
    """Whether a noun says what a person is, whoever that may be."""
    return lemma not in _NO_PERSON and _PERSON.fullmatch(lemma) is not None


def names_a_person(tree: Tree, i: int) -> bool:
    """Whether the noun `i` says what a person is: “engineer”, “spokeswoman”, “wife”."""
    if tree.entity[i] == "PERSON":
        return True
    return is_calling(tree.lemma[i].lower())
