"""Bringing in claims in the browser: tried, shown, written."""

from __future__ import annotations

import io

from factcheck.domain.roles import Role
from tests.web.conftest import SignedIn


def test_a_pasted_table_is_tried_and_then_written(signed_in: SignedIn) -> None:
    client = signed_in(Role.REVIEWER)
    table = "statement\nForty ships sank.\n"

    tried = client.post("/import", data={"text": table})
    assert "Nothing is written yet" in tried.text
    assert "Forty ships sank." in tried.text

    done = client.post("/import", data={"text": table, "write": "y"}, follow_redirects=True)
    assert "1 claims were brought in" in done.text


def test_a_file_with_a_bad_row_is_refused_and_names_it(signed_in: SignedIn) -> None:
    client = signed_in(Role.REVIEWER)
    file = (io.BytesIO(b"statement,article\nIt snowed.,77\n"), "c.csv")

    tried = client.post("/import", data={"file": file})

    assert "<b>row 2</b> there is no article 77" in tried.text

    file = (io.BytesIO(b"statement,article\nIt snowed.,77\n"), "c.csv")
    refused = client.post("/import", data={"file": file, "write": "y"})
    assert refused.status_code in {400, 422}
    assert "Nothing was written" in refused.text


def test_a_reader_brings_in_nothing(signed_in: SignedIn) -> None:
    assert signed_in(Role.READER).get("/import").status_code == 403
