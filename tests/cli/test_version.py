"""`factcheck ingest --version-of`: a new wording linked to the old one from the command line."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from factcheck.store.session import Store
from factcheck.store.version import ArticleVersion, CarriedClaim
from tests import factories
from tests.cli.conftest import Cli


def files(folder: Path) -> tuple[Path, Path]:
    old, new = folder / "old.txt", folder / "new.txt"
    more = " The governor comes from Olden and has been in office for three years now, her office said."
    old.write_text(factories.TEXT + more, "utf-8")
    new.write_text((factories.TEXT + more).replace("At least 40", "At least 42"), "utf-8")
    return old, new


def test_a_new_wording_is_linked_and_told(cli: Cli, opened: Store, tmp_path: Path) -> None:
    old, new = files(tmp_path)
    cli("ingest", old)

    done = cli("ingest", new, "--version-of", "1")

    assert done.code == 0
    assert "article 2 is the new version of article 1" in done.err
    with opened.reading() as db:
        assert db.scalars(select(ArticleVersion.earlier_id)).all() == [1]
        assert db.scalars(select(CarriedClaim)).all()
    assert cli("history", "verify").code == 0


def test_a_near_copy_is_told_and_not_linked(cli: Cli, opened: Store, tmp_path: Path) -> None:
    old, new = files(tmp_path)
    cli("ingest", old)

    done = cli("ingest", new)

    assert (done.code, "of its wording with article 1" in done.err) == (0, True)
    with opened.reading() as db:
        assert db.scalars(select(ArticleVersion)).all() == []


def test_what_cannot_be_a_version_is_one_line_and_nothing_is_kept(
    cli: Cli, opened: Store, tmp_path: Path
) -> None:
    old, new = files(tmp_path)
    cli("ingest", old)

    unknown = cli("ingest", new, "--version-of", "9")
    same = cli("ingest", old, "--version-of", "1")
    several = cli("ingest", old, new, "--version-of", "1")

    assert (unknown.code, same.code, several.code) == (1, 1, 2)
    assert "there is no article 9" in unknown.err
    assert "no new wording" in same.err
    assert cli("ingest", new, "--format", "json").out.count('"created": true') == 1
