"""Which words are English, and how common they are.

`lexicon.txt.gz` holds one line a band of frequency: the band, then its words. Band n (1 to 23) are the
words seen about 2 ** (n + 12) times in the English part of Google Books; band 0 are words of WordNet
that the list of frequencies lacks. The frequencies are SymSpell's frequency_dictionary_en_82_765
(MIT; Google Books Ngram data, CC BY 3.0, joined with SCOWL), the rest the lemma index of WordNet 3.0
(WordNet licence) as shipped with spaCy's English model (MIT).
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

COMMON = 12
"""Band of words seen 16 million times and more: about the 6,000 commonest, known to every reader."""

WELL_KNOWN = 10

# Words that came into print after the books were counted, as the general press spells them.
_RECENT = """
ad ads advisor advisors airstrike airstrikes antivaccine antiviral antivirals asymptomatic biofuel biofuels bitcoin
bitcoins blockchain blog blogger bloggers blogging blogs brexit broadband carbonless cenote cenotes chatbot chatbots climatologist
cloudburst cocaine contactless coronavirus coronaviruses counterterrorism covid cryptocurrencies cryptocurrency
cyberattack cyberattacks cybercrime cybersecurity deepfake deepfakes defund defunded defunding democratise
deplatform deplatformed disinformation doxxed doxxing drone drones ebook ebooks emoji emojis esports
extradite facemask facemasks fintech frontline frontrunner gameplay geolocation geolocated geopolitical
gigabyte gigabytes hashtag hashtags healthcare homeschool hotspot hotspots immunocompromised influencer
influencers instagram jihadi jihadis jihadist jihadists landfall lifecycle livestream livestreamed
livestreaming livestreams lockdown lockdowns meme memes microplastic microplastics midterms misgender
misinformation monkeypox multimillion multinationals nonbinary nonprofit nonprofits onboard online offline ongoing
pandemic pandemics paywall paywalls podcast podcaster podcasters podcasts polarisation preprint preprints
protestor protestors quarantined ransomware repost reposted reposts retweet retweeted retweets rideshare
selfie selfies semifinal semifinals quarterfinal quarterfinals smartphone smartphones smartwatch spyware
startup startups storey storeys streamer streamers teleconference telehealth touchscreen transgender
tweet tweeted tweeting tweets unfriend unvaccinated upvote vape vaped vapes vaping vaccinate vaccinated
vaccinating vaccinations videoconference vlog vlogger vlogs webcam webcams webcast webinar webinars
watchlist watchlists website websites whistleblower whistleblowers wildfire wildfires wishlist wishlists workplace workplaces youtube zoonotic
"""


# British and American ways to write one word; the list of frequencies has some in one form only.
_SPELLINGS = (
    (re.compile(r"er(?=s?$)"), "re"), (re.compile(r"(?:(?<=[tc])|(?<=[aiu]b))re(?=[sd]?$)"), "er"), (re.compile(r"iz(?=[ei]|a[bt])"), "is"),
    (re.compile(r"is(?=[ei]|a[bt])"), "iz"), (re.compile(r"yz"), "ys"), (re.compile(r"ys"), "yz"),
    (re.compile(r"(?<=[a-z]{2})or(?=$|s$|ed$|ing|abl|ful|it|less|al|er|y)"), "our"),
    (re.compile(r"(?<=[a-z]{2})our(?=$|s$|ed$|ing|abl|ful|it|less|al|er|y)"), "or"),
    (re.compile(r"(?<=[aeiou])ll(?=$|s$|ed$|ing|er|or|ou|is|iz|ment|ful)"), "l"),
    (re.compile(r"(?<=[aeiou])l(?=$|s$|ed$|ing|er|or|ou|is|iz|ment|ful)"), "ll"),
    (re.compile(r"og(?=s?$)"), "ogue"), (re.compile(r"ens"), "enc"), (re.compile(r"ae|oe"), "e"),
    (re.compile(r"gram(?=s?$)"), "gramme"),
)  # fmt: skip


@cache
def _bands() -> dict[str, int]:
    packed = files("factcheck.nlp.wording").joinpath("lexicon.txt.gz").read_bytes()
    bands = dict.fromkeys(_RECENT.split(), 1)
    for line in gzip.decompress(packed).decode().splitlines():
        band, *words = line.split(" ")
        bands.update(dict.fromkeys(words, int(band)))
    return bands


def word_set(words: str) -> frozenset[str]:
    """The words of a list printed with spaces and line breaks between them."""
    return frozenset(words.split())


def band(word: str) -> int | None:
    """How common the lower-case word is (see above); None for a word that is not in the lexicon."""
    return _bands().get(word)


def is_known(word: str) -> bool:
    """Whether the lower-case word is English, in British or American spelling."""
    bands = _bands()
    if word in bands:
        return True
    return any(here.sub(there, word) in bands for here, there in _SPELLINGS)


@cache
def common_words() -> dict[str, tuple[str, ...]]:
    """The words most readers know, by their first letter: those seen four million times and more."""
    found: dict[str, list[str]] = {}
    for word, frequency in _bands().items():
        if frequency >= WELL_KNOWN:
            found.setdefault(word[0], []).append(word)
    return {letter: tuple(some) for letter, some in found.items()}


def is_common(word: str) -> bool:
    """Whether the lower-case word is one that every reader knows."""
    return _bands().get(word, 0) >= COMMON


def neighbours(word: str) -> Iterator[str]:
    """The known words one slip of the keyboard away: a letter lost, added, changed, or two exchanged."""
    bands = _bands()
    letters = "abcdefghijklmnopqrstuvwxyz"
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    seen = {word}
    for left, right in cuts:
        tries = [left + letter + right for letter in letters]
        if right:
            tries.append(left + right[1:])
            tries += [left + letter + right[1:] for letter in letters]
        if len(right) > 1:
            tries.append(left + right[1] + right[0] + right[2:])
        for candidate in tries:
            if candidate in bands and candidate not in seen:
                seen.add(candidate)
                yield candidate
