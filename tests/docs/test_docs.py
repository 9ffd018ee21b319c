"""The documents know everything that there is."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import click
import pytest

import factcheck
from factcheck.cli import program
from factcheck.config import Settings
from factcheck.domain.scale import PRESETS
from factcheck.domain.verdict import LABELS, Question
from factcheck.exporters.json import report_json
from factcheck.plugins import EXPORTERS
from tests.exporters.nasty import REPORT

DOCS = Path(factcheck.__file__).parent / "docs"
ROOT = DOCS.parent.parent
COMMANDS = (DOCS / "commands.md").read_text("utf-8")
FORMATS = (DOCS / "formats.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")


def _commands(group: click.Group, before: str = "factcheck") -> list[tuple[str, click.Command]]:
    found = []
    for name, command in group.commands.items():
        found.append((f"{before} {name}", command))
        if isinstance(command, click.Group):
            found += _commands(command, f"{before} {name}")
    return found


@pytest.mark.parametrize(
    ("path", "command"), _commands(program), ids=[path for path, _ in _commands(program)]
)
def test_every_command_and_option_is_described(path: str, command: click.Command) -> None:
    names = path.split()
    section = re.search(
        rf"^## .*`factcheck {names[1]}\b.*?(?=^## |\Z)", COMMANDS, re.MULTILINE | re.DOTALL
    )

    assert section, f"commands.md has no section on {path}"
    assert all(re.search(rf"\b{name}\b", section[0]) for name in names[1:])
    options = [
        option
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
        if option.startswith("--")
    ]
    assert [option for option in options if option not in section[0]] == []
    assert command.help


@pytest.mark.parametrize("setting", [one.metadata["variable"] for one in fields(Settings)])
def test_every_setting_is_described(setting: str) -> None:
    assert f"`{setting}`" in COMMANDS
    assert f"`{setting}`" in README


@pytest.mark.parametrize("name", [exporter.name for exporter in EXPORTERS])
def test_every_report_format_is_described(name: str) -> None:
    assert f"| `{name}` |" in FORMATS


def test_every_format_that_is_described_is_there() -> None:
    named = re.findall(r"^\| `(\w+)` \|", FORMATS, re.MULTILINE)

    assert sorted(named) == sorted(exporter.name for exporter in EXPORTERS)


def _keys(value: object) -> set[str]:
    if isinstance(value, dict):
        return {str(key) for key in value} | {k for one in value.values() for k in _keys(one)}
    if isinstance(value, list | tuple):
        return {key for one in value for key in _keys(one)}
    return set()


def test_every_key_of_the_json_report_is_described() -> None:
    whole = report_json(REPORT)
    for claim in whole["claims"]:
        claim.pop("values")  # described with the analysis
    whole["counts"], whole["states"] = {}, {}  # their keys are labels and states

    assert [key for key in sorted(_keys(whole)) if f'"{key}"' not in FORMATS] == []


def test_every_file_that_is_linked_is_there() -> None:
    later = {"factcheck/docs/workbench.png"}  # a picture, not a promise
    for text, folder in ((README, ROOT), (COMMANDS, DOCS), (FORMATS, DOCS)):
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (folder / target).exists() or target in later, target


def test_decisions_are_numbered_and_say_what_they_have_to() -> None:
    records = sorted((DOCS / "decisions").glob("*.md"))

    assert [path.name[:4] for path in records] == [f"{n:04}" for n in range(1, len(records) + 1)]
    for path in records:
        text = path.read_text("utf-8")
        assert text.startswith(f"# {path.name[:4]} ")
        for part in ("Context", "Decision", "Rejected alternatives", "Consequences"):
            assert f"\n## {part}\n" in text, f"{path.name}: {part}"


def test_scales_answer_the_questions_there_are() -> None:
    for preset in PRESETS:
        known = {label.name for label in LABELS[Question(preset.question)]}
        assert {label.means for label in preset.labels} <= known
