"""Answers that need not be given twice: 304 where nothing changed, and idempotency keys."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256

from flask import Flask, Response, g, request

from factcheck.api import context
from factcheck.domain.errors import InputError, StoreError
from factcheck.workflow.kept_answer import keep_answer, let_go_of_key, take_key

_LONGEST_KEY = 200
_KEPT_HEADERS = ("Content-Type", "Location", "ETag", "Content-Disposition")
SECRET = frozenset({"api-accounts.add", "api-accounts.link"})
"""Their answers hold a way in, which is not kept: under a key they are done once, and then answer 409."""


def attend(app: Flask) -> None:
    """Look at every request to this door and at its answer."""
    app.before_request(_done_before)
    app.after_request(_tag)
    app.after_request(_keep)


def _tag(answer: Response) -> Response:
    """An ETag on what is shown: the version, where it has one, and a digest of what this caller sees."""
    if not context.is_call() or request.method not in {"GET", "HEAD"}:
        return answer
    if answer.status_code != 200 or answer.is_streamed:  # noqa: PLR2004 - HTTP's OK
        return answer
    digest = sha256(answer.get_data()).hexdigest()[:16]
    version = g.get("version")
    answer.set_etag(f"{version}-{digest}" if version is not None else digest)
    answer.make_conditional(request)
    return answer


def _done_before() -> Response | None:
    g.key = None
    if not context.is_call() or request.method != "POST" or request.endpoint is None:
        return None
    key = request.headers.get("Idempotency-Key")
    if key is None or g.get("caller") is None:
        return None
    if not key or len(key) > _LONGEST_KEY or not key.isascii() or not key.isprintable():
        raise InputError(
            f"An idempotency key has 1 to {_LONGEST_KEY} printable characters of ASCII."
        )
    with context.writing() as db:
        answered = take_key(
            db,
            token_id=context.caller().token_id,
            key=key,
            asked_sha256=_asked(),
            at=context.now(),
        )
    if answered is None:
        g.key = key
        return None
    answer = Response(answered.body, answered.status)
    answer.headers.update(answered.headers)
    answer.headers["Idempotency-Replayed"] = "true"
    return answer


def _keep(answer: Response) -> Response:
    key = g.get("key")
    if key is None:
        return answer
    token = context.caller().token_id
    with suppress(StoreError), context.writing() as db:
        if answer.status_code >= 500:  # noqa: PLR2004 - HTTP's first error of a server
            let_go_of_key(db, token_id=token, key=key)
        elif request.endpoint not in SECRET:
            keep_answer(
                db,
                token_id=token,
                key=key,
                status=answer.status_code,
                headers={
                    name: answer.headers[name] for name in _KEPT_HEADERS if name in answer.headers
                },
                body=answer.get_data(),
            )
    return answer


def _asked() -> str:
    """A digest of what is asked; a form's boundary, which is another each time, is no part of it."""
    told = sha256(f"{request.method} {request.full_path}\n".encode())
    told.update(request.headers.get("If-Match", "").encode() + b"\n")
    if request.mimetype != "multipart/form-data":
        told.update(request.get_data())
        return told.hexdigest()
    # A part without a name has None for one.
    for name, said in sorted((str(name), said) for name, said in request.form.items(multi=True)):
        told.update(f"{name}={len(said)}:{said}\n".encode())
    for name, file in sorted(request.files.items(multi=True), key=lambda one: str(one[0])):
        data = file.read()
        file.seek(0)
        told.update(f"{name}={file.filename}:{len(data)}\n".encode() + data)
    return told.hexdigest()
