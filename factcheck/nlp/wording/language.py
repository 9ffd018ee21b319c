"""In which language a text is written, so that only English is read as English."""

from __future__ import annotations

import re
from functools import cache
from threading import Lock
from typing import Any

from factcheck.domain.errors import InputError
from factcheck.nlp.word_lists import words as word_list
from factcheck.nlp.wording.lexicon import is_known

# The languages that are told apart, by ISO 639-1 code: those with a daily press that py3langid knows.
# Left out are languages so small or so near to another that a list of names is taken for them.
LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech", "da": "Danish",
    "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "hy": "Armenian", "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese",
    "ka": "Georgian", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian",
    "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian",
    "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "th": "Thai", "tl": "Tagalog",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
# Shorter texts (words) are not judged: names and a headline fit any language.
SHORTEST = 20
# How much is looked at, in characters.
LOOKED_AT = 20_000
# English words that no neighbouring language spells alike. They are every fifth word of English
# prose (Brown corpus: the 6.9 %, of 3.6 %, and 2.8 %, to 2.6 %, that 1.0 %, …), and hardly one in a
# hundred of any other language's.
_ENGLISH = word_list("""the and to that with for from by his her they this which were has have been said would will are
    their its not but who about after more than when into than could there what also at it he she you
    we our your was is of""")
ENOUGH_ENGLISH = 0.12
# The commonest words of the languages in Latin letters: a list of foreign names has none of them.
_COMMON = {
    "ca": "el la els les de del i que en per amb una un va són és",
    "cs": "a se na je v že to s z do o i ve ale jako po za jsem k který",
    "da": "og i at det er en den til af på for med der de som har ikke et",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an",
    "es": "de la que el en y a los se del las un por con una su para es al lo como más",
    "et": "ja on ei et see ka oli kui mis ta aga või ning",
    "fi": "ja on ei että se oli hän mutta myös kun ovat joka ole tai",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se il avec",
    "hr": "i je u na se da za od su s koji o a ne to iz",
    "hu": "a az és hogy nem is egy ez azt meg csak de volt van",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena",
    "is": "og í að á er til sem við um með var en það af",
    "it": "di e che il la a in un per è del una sono con della i non si le al dei nel alla",
    "lt": "ir į kad yra su iš tai apie bet kaip po už",
    "lv": "un ir ar no par kas ka uz lai arī bet tā",
    "nl": "de het een en van in te dat die is op zijn met voor niet aan er ook als bij",
    "no": "og i at det er en til på for som av de med har ikke den et om",
    "pl": "w i na się z do że nie to jest o od jak za po przez dla",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos",
    "ro": "de și în a la cu pe că din nu o un care este să pentru mai",
    "sk": "a sa na je v že s z do o to ako po pre ktorý",
    "sl": "je in v na se da za so ki z pa tudi bi po",
    "sq": "të e në dhe i për me një që nga u është më",
    "sv": "och i att det som en på är av för med den till inte har de ett om",
    "sw": "na ya wa kwa ni za katika la kuwa cha hii",
    "tl": "ang ng sa na mga at ay ni ito si",
    "tr": "ve bir bu da de için ile çok olarak daha olan gibi ne kadar",
    "vi": "và của là có được trong cho một không người với các đã",
}  # fmt: skip
FOREIGN = 0.06
FEWEST_STRANGE, FEWEST_LETTERS = 3, 4
_ALL_COMMON = frozenset(word for common in _COMMON.values() for word in common.split()) - word_list(
    "in a an on no so me do to as i for is at or die not man was he it of and by"
)
_LAST_LATIN = "\u024f"
"""The end of Latin Extended-B: beyond it stand Greek, Cyrillic, Arabic, …"""
_SHARED = word_list("at was also is of he we had")
"""English words that other languages spell alike."""

_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)\S{1,64}@\S{1,255}")
_lock = Lock()


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language of `text`; "en" where it does not tell.

    A text in capitals is judged in small letters; addresses are left out.
    """
    some = _ADDRESS.sub(" ", text[:LOOKED_AT])
    words = [word.lower() for word in _WORD.findall(some)]
    if not words:
        return "en"
    if sum(word in _ENGLISH for word in words) >= ENOUGH_ENGLISH * len(words):
        return "en"
    with _lock:
        code = str(_identifier().rank(" ".join(words))[0][0])
    common = _COMMON.get(code)
    if code != "en" and common is not None:
        known = frozenset(common.split())
        if sum(word in known for word in words) < FOREIGN * len(words):
            return "en"
    return code


def demand_english(text: str, language: str | None = None) -> None:
    """Refuse a text in another language than English, unless `language` says that it is English.

    Raises:
        InputError: it is in another language; the line names it and says how to go on.
    """
    if language is not None:
        if language.lower().split("-")[0] not in ("en", "english"):
            raise InputError(
                f"only English is read, not {language}; --language en reads it as English"
            )
        return
    few = len(_WORD.findall(text[:LOOKED_AT])) < SHORTEST and not _crowded(text)
    code = _of_a_short_text(text) if few else detect_language(text)
    if code != "en":
        raise InputError(
            f"this looks like {LANGUAGES.get(code, code)}, and only English is read; "
            "if it is English, say so with --language en"
        )


def _of_a_short_text(text: str) -> str:
    """The language of a text of a few words: another than English only where its script or its words tell.

    A line of Greek or Russian is no English. In Latin letters three words in small letters, and three
    quarters of all such, must be unknown to English or among the commonest of another language, and none
    a little word of English: "Renée de la Cruz dies" is an English headline.
    """
    some = _ADDRESS.sub(" ", text[:LOOKED_AT])
    words = _WORD.findall(some)
    letters = [character for character in some if character.isalpha()]
    if len(letters) < FEWEST_LETTERS:
        return "en"
    if 2 * sum(character > _LAST_LATIN for character in letters) < len(letters):
        small = [word for word in words if word.islower() and len(word) > 1]
        strange = sum(word in _ALL_COMMON or not is_known(word) for word in small)
        if strange < FEWEST_STRANGE or 4 * strange < 3 * len(small):
            return "en"
        if any(word.lower() in _ENGLISH - _SHARED for word in words):
            return "en"
    with _lock:
        return str(_identifier().rank(" ".join(words).lower())[0][0])


def _crowded(text: str) -> bool:
    """Whether it is a longer text in a script that sets no spaces (Chinese, Japanese, Thai)."""
    letters = [c for c in text[:LOOKED_AT] if c.isalpha()]
    unspaced = sum("\u0e00" <= c <= "\u0eff" or "\u3040" <= c <= "\u9fff" for c in letters)
    return unspaced > 2 * SHORTEST and 2 * unspaced > len(letters)


@cache
def _identifier() -> Any:  # noqa: ANN401 - py3langid has no types
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_modelpath(MODEL_DIR / MODEL_FILE)
    identifier.set_languages(sorted(LANGUAGES))
    return identifier
