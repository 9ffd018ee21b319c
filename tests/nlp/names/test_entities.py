from __future__ import annotations

from factcheck.domain.document import Document, Entity
from factcheck.nlp.names.entities import entity_at
from tests.nlp.reading import read_speakers


def entity(document: Document, name: str) -> Entity:
    return next(e for e in document.entities if e.name == name)


def test_a_surname_joins_the_full_name() -> None:
    document = read_speakers(
        "President Vladimir Putin met Angela Merkel in Berlin. Putin’s plane left. Merkel stayed."
    )

    assert [m.text for m in entity(document, "Vladimir Putin").mentions] == [
        "Vladimir Putin",
        "Putin",
    ]
    assert len(entity(document, "Angela Merkel").mentions) == 2
    assert entity(document, "Vladimir Putin").gender == "he"


def test_initials_join_the_body_they_stand_for() -> None:
    document = read_speakers(
        "The Northern Democratic Forces took the town. The NDF lost it. The Kurdistan Workers’ Party, "
        "or PKK, fought on. The PKK won."
    )

    assert {m.text for m in entity(document, "Northern Democratic Forces").mentions} >= {"NDF"}
    assert {m.text for m in entity(document, "Kurdistan Workers’ Party").mentions} >= {"PKK"}


def test_a_capital_is_not_its_country() -> None:
    document = read_speakers("Russia sent troops. Moscow denied it. Russia called a meeting.")

    assert {e.name for e in document.entities} >= {"Russia", "Moscow"}


def test_a_country_is_not_taken_for_a_person_who_bears_its_name() -> None:
    document = read_speakers(
        "Michael Jordan flew home. The king of Jordan met him. Jordan is small."
    )

    assert entity(document, "Michael Jordan").type == "PERSON"


def test_the_entity_at_a_place() -> None:
    text = "Angela Merkel spoke in Berlin."
    document = read_speakers(text)

    found = entity_at(document, text.index("Merkel"))

    assert found is not None
    assert found.name == "Angela Merkel"
    assert entity_at(document, text.index("spoke")) is None
    assert entity_at(document, len(text) + 5) is None
