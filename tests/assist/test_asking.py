"""A question ends in time, in bounds, and with a sentence, whatever the server does; the key stays hidden."""

from __future__ import annotations

import time

import pytest

from factcheck.assist.asking import ask
from factcheck.assist.service import AssistError, service_of
from factcheck.config import Settings, SettingsError
from tests.assist import servers


def test_the_answer_s_words_and_its_digest_come_back() -> None:
    with servers.serving(servers.says("hello")) as server:
        reply = ask(server.service(), rules="Rules.", matter="Text.")

    assert reply.words == "hello"
    assert len(reply.sha256) == 64
    assert server.bodies[0]["messages"][1] == {"role": "user", "content": "Text."}
    assert "POST /v1/chat/completions" in server.heads[0]
    assert "Bearer sk-secret-words" in server.heads[0]


@pytest.mark.parametrize(
    ("answer", "said", "times"),
    [
        (servers.raw("401 Unauthorized", b"sk-secret-words"), r"does not accept the key.*401", 1),
        (servers.raw("400 Bad Request"), "does not understand", 1),
        (servers.raw("429 Too Many Requests", headers="Retry-After: 0\r\n"), "too often", 2),
        (servers.raw("429 Too Many Requests", headers="Retry-After: 3600\r\n"), "too often", 1),
        (servers.raw("500 Internal Server Error"), "fault of its own", 2),
        (servers.raw("302 Found", headers="Location: http://127.0.0.1:1/\r\n"), "302", 1),
        (servers.gigabyte, "larger than 1 MB", 1),
        (lambda connection: connection.sendall(b"what?\r\n\r\n"), "does not answer as", 2),
        (lambda connection: None, "broke off", 2),
    ],
    ids=["401", "400", "429", "429-later", "500", "302", "gigabyte", "no-http", "closes"],
)
def test_what_goes_wrong_is_told_in_a_sentence_and_tried_twice_at_most(answer, said, times) -> None:  # noqa: ANN001
    with servers.serving(answer) as server, pytest.raises(AssistError, match=said) as told:
        ask(server.service(), rules="R", matter="T")

    assert len(server.heads) == times
    assert "secret" not in str(told.value)


@pytest.mark.parametrize("answer", [servers.silence, servers.dribble])
def test_the_whole_of_it_ends_in_time(answer) -> None:  # noqa: ANN001
    began = time.monotonic()
    with servers.serving(answer) as server, pytest.raises(AssistError, match="took too long"):
        ask(server.service(seconds=0.5), rules="R", matter="T")

    assert time.monotonic() - began < 2


def test_a_second_try_can_succeed() -> None:
    with servers.serving(servers.raw("503 Busy"), servers.says("now")) as server:
        assert ask(server.service(), rules="R", matter="T").words == "now"


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'{"choices": []}', b'{"choices": 5}', b"[" * 100_000]
)
def test_an_answer_of_another_form_has_no_words(body: bytes) -> None:
    with servers.serving(servers.raw("200 OK", body)) as server:
        assert ask(server.service(), rules="R", matter="T").words == ""


def test_it_is_off_unless_address_and_model_are_set() -> None:
    assert service_of(Settings()) is None
    assert service_of(Settings(assist_url="http://localhost:1/v1")) is None
    assert service_of(Settings(assist_model="m")) is None
    found = service_of(Settings(assist_url="http://localhost:11434/v1/", assist_model="m"))
    assert found is not None
    assert (found.authority, found.target) == ("localhost:11434", "/v1/chat/completions")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a/v1",
        "https://",
        "https://u:sekret@a/v1",
        "https://a/v1?k=sekret",
        "https://a:x/",
        "a b",
    ],
)
def test_an_address_that_cannot_be_used_is_told_without_repeating_it(url: str) -> None:
    with pytest.raises(SettingsError, match="FACTCHECK_ASSIST_URL") as told:
        service_of(Settings(assist_url=url, assist_model="m"))

    assert "sekret" not in str(told.value)


def test_the_key_is_in_no_representation() -> None:
    settings = Settings(assist_url="https://a/v1", assist_model="m", assist_key="sk-1")

    assert "sk-1" not in repr(settings)
    assert "sk-1" not in repr(service_of(settings))
    with pytest.raises(SettingsError, match="FACTCHECK_ASSIST_KEY") as told:
        service_of(Settings(assist_url="https://a/v1", assist_model="m", assist_key="sk\nX: y"))
    assert "X: y" not in str(told.value)
