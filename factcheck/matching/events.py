"""What happened, as news names it: one word for each kind of event, and the verbs that tell of it."""

from __future__ import annotations

import re

from factcheck.nlp.word_lists import in_order

# One kind of event a line; its first word names it. Nouns and participles as in a thesaurus.
_KINDS = (
    "earthquake earthquakes quake quakes tremor tremors temblor",
    "flood floods flooding floods deluge inundation",
    "fire fires blaze blazes wildfire wildfires bushfire bushfires inferno",
    "storm storms hurricane hurricanes typhoon typhoons cyclone cyclones tornado tornadoes blizzard",
    "explosion explosions blast blasts detonation exploded bombing bombings bomb",
    "shooting shootings gunfire gunman gunmen",
    "attack attacks assault assaults raid raids airstrike airstrikes shelling offensive",
    "crash crashes collision collisions derailment derailed crashed pile-up",
    "shipwreck capsized capsizing sinking sank",
    "collapse collapses collapsed",
    "landslide landslides mudslide mudslides avalanche avalanches rockslide",
    "eruption eruptions volcano erupted",
    "tsunami tsunamis",
    "drought droughts famine famines",
    "heatwave heatwaves",
    "outbreak outbreaks epidemic epidemics pandemic pandemics",
    "war wars conflict conflicts uprising insurgency fighting",
    "massacre massacres genocide",
    "stampede stampedes crush",
    "riot riots unrest clashes",
    "protest protests demonstration demonstrations rally rallies protesters demonstrators",
    "strike strikes walkout walkouts stoppage",
    "election elections vote referendum ballot polls",
    "coup coups putsch",
    "hijacking hijack siege hostage",
    "summit summits talks meeting meetings conference negotiations",
    "trial trials verdict sentence",
    "match matches final semifinal tournament game",
)
_KIND = {word: in_order(line)[0] for line in _KINDS for word in in_order(line)}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def events_in(text: str) -> frozenset[str]:
    """The kinds of event that `text` names."""
    return frozenset(
        _KIND[word] for word in (found.lower() for found in _WORD.findall(text)) if word in _KIND
    )
