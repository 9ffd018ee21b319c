"""One chapter of the API: views with their schemas, their role and every status they may answer with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any, TypeAlias, cast

from flask_smorest import Api, Blueprint
from flask_smorest.spec import prepare_response
from marshmallow import Schema
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from factcheck.api.answers import Problem
from factcheck.api.problems import MEDIA_TYPE

View = Callable[..., Any]
Answer: TypeAlias = Any
"""Whatever the schema of the call can be made of, perhaps with a status and headers."""

_IF_MATCH = {
    "in": "header",
    "name": "If-Match",
    "required": True,
    "description": "The ETag that came with what you saw. Without it: 428; when somebody was first: 412.",
    "schema": {"type": "string", "pattern": '^"[0-9]{1,9}(-[0-9a-f]{16})?"$'},
    "example": '"1-0123456789abcdef"',
}
_IF_NONE_MATCH = {
    "in": "header",
    "name": "If-None-Match",
    "required": False,
    "description": "An ETag you have; the answer is 304 where nothing has changed.",
    "schema": {"type": "string"},
}
_KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "description": "Any words of yours. The same request with the same key within 24 hours is done once.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"},
}


_RETRY_AFTER = {
    "description": "Seconds until it is worth asking again.",
    "schema": {"type": "integer", "minimum": 1},
}


class Door(Api):  # type: ignore[misc] # flask-smorest has no types
    """flask-smorest's description of the API; errors are told by `api.problems`."""

    ERROR_SCHEMA = Problem
    DEFAULT_ERROR_RESPONSE_NAME = None

    def _register_error_handlers(self) -> None:
        """Leave the app's handlers alone."""

    def _register_responses(self) -> None:
        for status in HTTPStatus:
            answer: dict[str, Any] = {"description": status.phrase}
            if status >= HTTPStatus.BAD_REQUEST:
                answer["schema"] = self.ERROR_SCHEMA
            if status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}:
                answer["headers"] = {"Retry-After": _RETRY_AFTER}
            prepare_response(answer, self.spec, MEDIA_TYPE)
            self.spec.components.response(status.name, answer, lazy=True)


class _Parser(FlaskParser):  # type: ignore[misc] # webargs is not followed
    """Reads JSON; whatever Python's reader cannot take is the caller's mistake, not ours."""

    def load_json(self, req: Any, schema: Any) -> Any:  # noqa: ANN401 - webargs' signature
        if not req.is_json:
            raise UnsupportedMediaType
        try:
            return super().load_json(req, schema)
        except (ValueError, RecursionError):
            raise BadRequest("The body is no JSON that can be read.") from None


class Part(Blueprint):  # type: ignore[misc] # flask-smorest has no types
    """A chapter."""

    ARGUMENTS_PARSER = _Parser()

    def __init__(self, name: str, about: str) -> None:
        super().__init__(f"api-{name}", __name__, url_prefix="/api/v1", description=about)
        self.tag = name
        self._prepare_doc_cbks.append(self._prepare_headers)

    def call(
        self,
        method: str,
        rule: str,
        *,
        gives: type[Schema] | Schema | None = None,
        status: int = 200,
        takes: type[Schema] | None = None,
        files: type[Schema] | None = None,
        asks: type[Schema] | None = None,
        versioned: bool = False,
        media: Mapping[str, Any] | None = None,
        also: tuple[int, ...] = (),
        public: bool = False,
    ) -> Callable[[View], View]:
        """Answer `method` at `rule`.

        `gives` is the answer's schema, `takes` the body's (as `given`), `files` a form's with files,
        `asks` the query's (as `asked`); `media` the content types of an answer that is no JSON.
        `versioned` demands If-Match; `also` are further statuses.
        """
        errors = {*also, *_errors(method, rule, bool(takes or files or asks), bool(takes or files))}
        errors |= set() if public else {401, 403, 429}
        errors |= {409, 412, 428} if versioned else set()

        def decorate(view: View) -> View:
            done = _with_headers(view, method, versioned=versioned)
            for code in sorted(errors):
                done = self.alt_response(code, response=HTTPStatus(code).name)(done)
            for kind, schema in (media or {}).items():
                done = self.alt_response(status, content_type=kind, schema=schema, success=True)(
                    done
                )
            if not media:
                done = self.response(status, gives)(done)
            if method == "GET":
                done = self.alt_response(304, response="NOT_MODIFIED")(done)
            if takes:
                done = self.arguments(takes, arg_name="given")(done)
            if files:
                done = self.arguments(files, location="files", arg_name="given")(done)
            if asks:
                done = self.arguments(asks, location="query", arg_name="asked")(done)
            done = self.doc(operationId=f"{self.tag}.{view.__name__}")(done)
            self.add_url_rule(
                rule, endpoint=view.__name__, view_func=done, methods=[method], tags=[self.tag]
            )
            return cast("View", done)

        return decorate

    @staticmethod
    def _prepare_headers(doc: dict[str, Any], info: dict[str, Any], **_more: Any) -> dict[str, Any]:  # noqa: ANN401 - flask-smorest's signature
        if info.get("headers"):
            doc.setdefault("parameters", []).extend(info["headers"])
        return doc


def _errors(method: str, rule: str, checked: bool, has_body: bool) -> set[int]:  # noqa: FBT001 - two facts about the call
    found = {500, 503}
    if "<" in rule:
        found |= {404, 405}  # 405: a number too large for a row, where other methods are taken
    if checked:
        found.add(422)
    if has_body:
        found |= {400, 413, 415}
    if method != "GET":
        found |= {409, 413, 422, 400}
    return found


def _with_headers(view: View, method: str, *, versioned: bool) -> View:
    @wraps(view)
    def wrapper(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - passed on
        return view(*args, **kwargs)

    headers = []
    if method == "GET":
        headers.append(_IF_NONE_MATCH)
    if method == "POST":
        headers.append(_KEY)
    if versioned:
        headers.append(_IF_MATCH)
    wrapper._apidoc = {"headers": headers}  # type: ignore[attr-defined]  # noqa: SLF001 - flask-smorest's place for it
    return wrapper
