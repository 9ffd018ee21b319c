"""`factcheck import`: tried first, then written, never twice."""

from __future__ import annotations

import json
from pathlib import Path

from factcheck.store.session import Store
from tests.cli.conftest import Cli


def test_a_file_is_tried_then_written_then_known(cli: Cli, opened: Store, tmp_path: Path) -> None:
    file = tmp_path / "claims.csv"
    file.write_text("statement,claimant\nForty ships sank.,Ana Ruiz\nIt rained.,\n")

    tried = cli("import", file, "--dry-run", "--format", "json")
    assert (tried.code, json.loads(tried.out)["written"]) == (0, 0)

    written = cli("import", file, "--format", "json")
    assert (written.code, json.loads(written.out)["written"]) == (0, 2)

    again = cli("import", file)
    assert (again.code, again.out) == (0, "0 new, 2 known already, 0 with a problem: 0 written\n")
    assert cli("history", "verify").code == 0


def test_one_bad_row_and_nothing_is_written(cli: Cli, opened: Store, tmp_path: Path) -> None:
    file = tmp_path / "claims.csv"
    file.write_text("statement,article\nIt rained.,\nIt snowed.,77\n")

    done = cli("import", file)
    assert done.code == 1
    assert "claims.csv, row 3: there is no article 77" in done.err
    assert "0 written" in done.out

    assert "1 written" in cli("import", file, "--partly").out


def test_what_is_no_table_is_told_in_one_line(cli: Cli, opened: Store, tmp_path: Path) -> None:
    file = tmp_path / "claims.csv"
    file.write_text("words\nIt rained.\n")

    done = cli("import", file)

    assert done.code == 1
    assert done.err.count("\n") == 1
    assert "no column “statement”" in done.err
