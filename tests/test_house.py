"""The rules of the house that no other tool checks."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import factcheck
from factcheck import plugins
from factcheck.domain.action import SENTENCES, Action

PACKAGE = Path(factcheck.__file__).parent
ROOT = PACKAGE.parent
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 300

# Names that say nothing about what is inside.
SAYS_NOTHING = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "manager",
    "base_classes",
    "stuff",
}
MAY_ENTER = {
    "README.md", "LICENSE", "CHANGELOG.md", "Makefile", "pyproject.toml", "requirements.lock",
    "requirements-test.lock", ".gitignore", ".ci", "factcheck", "migrations", "templates", "tests", "instance",
}  # fmt: skip


def test_upper_floors_use_lower_ones() -> None:
    program = Path(sys.executable).with_name("lint-imports")

    done = subprocess.run([program], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_a_module_fits_on_a_few_screens() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in MODULES
        if (lines := len(path.read_text("utf-8").splitlines())) > LONGEST
    }

    assert long == {}


def test_names_of_files_say_what_is_inside() -> None:
    assert [
        path for path in (*MODULES, *ROOT.glob("tests/**/*.py")) if path.stem in SAYS_NOTHING
    ] == []


def test_the_top_level_is_the_fixed_one() -> None:
    done = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:  # not a checkout
        pytest.skip("the top level can only be told apart in a git checkout")

    assert {line.split("/")[0] for line in done.stdout.splitlines()} <= MAY_ENTER


@pytest.mark.parametrize(
    ("folder", "name", "ours"),
    [
        ("claimtypes", "claim_type", plugins.CLAIM_TYPES),
        ("detectors", "detector", plugins.DETECTORS),
        ("exporters", "exporter", plugins.EXPORTERS),
        ("extractors", "extractor", plugins.EXTRACTORS),
    ],
)
def test_every_file_of_a_kind_is_in_its_tuple(
    folder: str, name: str, ours: tuple[object, ...]
) -> None:
    files = [path for path in sorted((PACKAGE / folder).glob("*.py")) if path.stem != "__init__"]
    texts = {path.stem: path.read_text("utf-8") for path in files}
    forgotten, lonely = [], []
    for stem in texts:
        module = import_module(f"factcheck.{folder}.{stem}")
        plugin = getattr(module, name, None)
        if plugin is None:
            # What is no plugin has to be what plugins, or the floors above, are made with.
            used = re.compile(rf"factcheck\.{folder}(\.{stem} import| import [^\n]*\b{stem}\b)")
            if not any(used.search(path.read_text("utf-8")) for path in MODULES):
                lonely.append(stem)
        elif not any(plugin is one for one in ours):
            forgotten.append(stem)

    assert (forgotten, lonely) == ([], [])
    assert len(ours) == len({plugin.name for plugin in ours})  # type: ignore[attr-defined]


def test_every_action_has_its_sentence_and_no_sentence_is_left_over() -> None:
    assert set(SENTENCES) == set(Action)
    assert all(sentence.strip() for sentence in SENTENCES.values())


def test_every_detector_explains_itself() -> None:
    silent = [
        detector.name
        for detector in plugins.DETECTORS
        if len((sys.modules[detector.detect.__module__].__doc__ or "").split()) < 15
    ]

    assert silent == []
