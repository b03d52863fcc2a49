from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
import typer.main
import yaml

from auditor.cli import app
from auditor.comparing.decisions import read_decisions
from auditor.reading.sources import read_document
from auditor.records import LEVELS, Audit
from auditor.reference.documenttypes import document_types
from auditor.reference.taxonomy import load_taxonomy
from auditor.reference.taxonomycheck import check_files
from auditor.reporting.content import build_content
from auditor.reporting.labels import Labels
from auditor.wording import FOLDER as WORDS
from auditor.wording import load_words
from tests.conftest import ROOT
from tests.english import english_words

FOLDER = ROOT / "docs" / "guide"
PAGES = sorted(FOLDER.glob("*.md"))
NAMES = [path.name for path in PAGES]
METHOD = FOLDER / "hallbarhetssakra.md"
USER = FOLDER / "anvandarhandledning.md"


def told(path: Path) -> str:
    """The text without code and addresses, on one line."""
    text = re.sub(r"```.*?```|`[^`]*`|\]\([^)]*\)", " ", path.read_text("utf-8"), flags=re.S)
    return re.sub(r"[>\s]+", " ", text)


def blocks(path: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", path.read_text("utf-8"), flags=re.S)


def commands(path: Path) -> list[list[str]]:
    """What the page says to type after `auditor`."""
    shown = re.sub(r"^#.*$", "", path.read_text("utf-8"), flags=re.M)
    lines = re.findall(r"(?:^|`)(?:\.venv/bin/)?auditor ([a-z].*?)(?:`|$)", shown, flags=re.M)
    return [line.split() for line in lines]


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_links_lead_to_files_of_the_project(path: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
        if not link.startswith("https://"):
            assert (FOLDER / link).resolve().exists(), link


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_commands_and_options_of_the_guides_exist(path: Path) -> None:
    known = typer.main.get_command(app)
    for words in commands(path):
        command = known
        while words and words[0] in getattr(command, "commands", {}):
            command = command.commands[words.pop(0)]  # type: ignore[attr-defined]
        assert command is not known, words
        options = {name for option in command.params for name in option.opts}
        assert {word for word in words if word.startswith("--")} <= options


def test_types_profiles_and_frameworks_that_the_guide_names_exist() -> None:
    text = USER.read_text("utf-8")
    for kind in document_types():
        assert kind == "strategy" or f"`{kind}`" in text or f"--type {kind}" in text
    for folder in ("frameworks", "profiles"):
        for path in (ROOT / "auditor" / "taxonomies" / folder).glob("*.yml"):
            assert f"`{path.stem}`" in text


@pytest.mark.parametrize("path", [METHOD, USER], ids=["method", "user"])
def test_the_swedish_guides_are_in_swedish(path: Path) -> None:
    assert english_words(told(path)) == set()


def test_the_framework_of_the_guide_is_in_order(tmp_path: Path) -> None:
    (framework,) = [block for block in blocks(USER, "yaml") if "items:" in block]
    path = tmp_path / "folkhalsomodell.yml"
    path.write_text(framework, "utf-8")
    assert list(check_files([path]))[-1].endswith("in order.")


def test_the_decisions_of_the_guides_can_be_read(tmp_path: Path) -> None:
    for guide in (USER, FOLDER / "user-guide.md"):
        (decisions,) = blocks(guide, "json")
        (tmp_path / "decisions.json").write_text(decisions, "utf-8")
        assert read_decisions(tmp_path).keys() == json.loads(decisions).keys()


def test_the_profile_line_of_the_guide_is_the_one_that_ships() -> None:
    (line,) = [block for block in blocks(USER, "yaml") if "items:" not in block]
    shipped = yaml.safe_load((ROOT / "auditor" / "taxonomies" / "profiles" / "sormland.yml").read_text("utf-8"))
    assert yaml.safe_load(line)["6.1"].items() <= shipped["targets"]["6.1"].items()


def test_messages_in_the_list_of_errors_are_those_that_the_program_gives() -> None:
    said = " ".join((WORDS / f"{name}.sv.yml").read_text("utf-8") for name in ("errors", "messages"))
    table = USER.read_text("utf-8").partition("| meddelande |")[2].partition("\n\n")[0]
    messages = [row.split("|")[1] for row in table.splitlines() if row.count("|") == 3 and "---" not in row]
    assert len(messages) >= 12
    for message in messages:
        for piece in re.split(r"…|[;()]", message):
            if len(piece.strip()) > 3:
                assert piece.strip(" :.").removesuffix(": sida") in said, piece


def test_what_the_method_guide_quotes_stands_in_the_example_on_that_page(example_path: Path) -> None:
    text = told(METHOD)
    pages: dict[int, str] = {}
    for paragraph in read_document(example_path).paragraphs:
        for page in range(paragraph.page, paragraph.page_end + 1):
            pages[page] = f"{pages.get(page, '')} {paragraph.text}"
    quotes = re.findall(r'"([^"]{20,})"[^"]{0,3}\(sida (\d+)\)', text)
    assert len(quotes) >= 8
    for quote, page in quotes:
        assert quote.removesuffix(" …").rstrip(".") in pages[int(page)], quote


@pytest.mark.slow
def test_figures_of_the_guides_are_those_of_the_audit_that_they_name(example_audit: Audit) -> None:
    text, short = told(METHOD), told(FOLDER / "sustainability-proofing.md")
    if str(example_audit.provenance["encoder"]) not in METHOD.read_text("utf-8"):
        pytest.skip("the guides tell of an audit with another encoder: revise their figures")
    content = build_content(example_audit, Labels(load_words("sv"), load_taxonomy()))
    severities = Counter(row.gap.severity for row in content.gaps)
    conflicts = Counter(row.conflict.status for row in content.conflicts)
    document, near = example_audit.document, len(content.borderline)
    assert f"{document.pages} sidor och {len(document.paragraphs)} stycken. {content.bearing} av dem" in text
    high, medium, low = severities["high"], severities["medium"], severities["low"]
    assert f"{len(content.gaps)} luckor: {high} med hög angelägenhet, {medium} med medelhög och {low} med låg" in text
    assert f"{len(content.gaps)} gaps: {high} of high severity, {medium} of medium, {low} of low" in short
    assert f"hänger {near} mål och delmål" in text
    assert f"borderline cases ({near} here)" in short
    assert f"visas {sum(conflicts.values())}." in text
    assert conflicts["unaddressed"] == 4
    shares = {row.dimension: round(100 * row.primary) for row in example_audit.dimensions}
    assert f"{shares['social']} % av de målbärande" in text
    assert f"{shares['economic']} % ekonomisk och {shares['environmental']} % miljömässig" in text
    planned = yaml.safe_load((ROOT / "data/sormlandsstrategin/example/gaps.yml").read_text("utf-8"))["goals"]
    exact = sum(planned[int(goal.item)]["level"] == goal.level for goal in example_audit.goals)
    assert f"träffar {exact} av 17 mål exakt" in text
    words = load_words("sv")
    for level in LEVELS:
        goals = ", ".join(goal.item for goal in example_audit.goals if goal.level == level)
        assert f"| {words(f'level.{level}')} | {goals} |" in text
