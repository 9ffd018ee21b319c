"""A fetched page as web archives keep it: request and answer with their headers, in WARC 1.1 (ISO 28500)."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from uuid import NAMESPACE_URL, uuid5

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from factcheck.fetching.fetch import Fetched


def warc(fetched: Fetched, at: datetime) -> bytes:
    """The two records of a fetch; the same fetch at the same time is the same bytes."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="WARC/1.1")
    when = at.strftime("%Y-%m-%dT%H:%M:%SZ")
    path = fetched.url.split("://", 1)[-1]
    target = "/" + path.split("/", 1)[1] if "/" in path else "/"
    names = {
        kind: f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{kind} {when} {fetched.url}')}>"
        for kind in ("response", "request")
    }
    response = writer.create_warc_record(
        fetched.url,
        "response",
        payload=BytesIO(fetched.raw),
        length=len(fetched.raw),
        http_headers=StatusAndHeaders(
            f"{fetched.status} {fetched.reason}".strip(), _unchunked(fetched), protocol="HTTP/1.1"
        ),
        warc_headers_dict={
            "WARC-Record-ID": names["response"],
            "WARC-Date": when,
            "WARC-IP-Address": fetched.number,
        },
    )
    request = writer.create_warc_record(
        fetched.url,
        "request",
        payload=BytesIO(b""),
        length=0,
        http_headers=StatusAndHeaders(
            f"GET {target} HTTP/1.1", list(fetched.request), is_http_request=True
        ),
        warc_headers_dict={
            "WARC-Record-ID": names["request"],
            "WARC-Date": when,
            "WARC-Concurrent-To": names["response"],
        },
    )
    writer.write_record(response)
    writer.write_record(request)
    return out.getvalue()


def _unchunked(fetched: Fetched) -> list[tuple[str, str]]:
    # The body is kept joined, so the header that says it comes in chunks would be wrong (and tools
    # would try to undo it); its old value stays under another name, as wget and warcio do.
    return [
        (f"X-Archive-Orig-{key}" if key.lower() == "transfer-encoding" else key, value)
        for key, value in fetched.headers
    ]
