"""The headers every answer carries (OWASP ASVS 5.0, chapter 3.4)."""

from __future__ import annotations

from flask import Flask, Response, request

from factcheck.web import context

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# One year, the least that browsers' preload lists take.
HSTS = "max-age=31536000; includeSubDomains"
# A file's address carries its digest, so that it may be kept for good.
_FOREVER = "public, max-age=31536000, immutable"


def harden(app: Flask) -> None:
    """Put the headers on every answer, whatever its status."""
    app.after_request(_put)


def _put(response: Response) -> Response:
    response.headers.update(HEADERS)
    if context.settings().secure_cookies:
        response.headers["Strict-Transport-Security"] = HSTS
    if request.blueprint == "published" and "Cache-Control" in response.headers:
        pass  # may be kept and asked about again: it says how
    elif request.path.startswith("/api/") and "ETag" in response.headers:
        response.headers["Cache-Control"] = "private, no-cache"
    elif request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
    elif response.status_code < 400 and "v" in request.args:  # noqa: PLR2004 - HTTP's first error
        response.headers["Cache-Control"] = _FOREVER
    return response
