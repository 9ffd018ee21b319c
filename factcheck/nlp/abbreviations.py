"""Abbreviations that keep their full stop inside a sentence.

From the lists of the Associated Press Stylebook and the Oxford Style Manual: titles, ranks, companies,
months, states, measures, Latin.
"""

from __future__ import annotations

from factcheck.nlp.wording.lexicon import word_set

_ABBREVIATIONS = word_set("""mr mrs ms dr prof rev hon gov sen rep gen col lt maj capt cmdr adm sgt cpl pvt pres supt fr sr jr st ste
    mt ft ave blvd rd hwy inc ltd corp co cos llc plc bros assn dept univ est jan feb mar apr jun jul aug sep
    sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind
    kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ont que vs v etc al
    ca cf eg ie viz ibid op cit no nos vol pp p fig ed eds trans para sec art approx appt min max hr hrs sq lb
    lbs oz in km kg cm mm mph bn mn tr dist incl excl esp e.g i.e a.m p.m u.s u.k u.n e.u d.c ph.d m.d b.a m.a
    messrs mme mlle ven msgr amb atty""")


def is_abbreviation(word: str) -> bool:
    """Whether `word`, printed with a full stop, may stand inside a sentence."""
    return word.lower().rstrip(".") in _ABBREVIATIONS or len(word) == 1 or "." in word
