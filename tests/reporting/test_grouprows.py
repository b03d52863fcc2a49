from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from auditor.judging.targetgroups import find_target_groups
from auditor.records import Audit, GroupsMeant, Language
from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting.grouprows import group_rows
from auditor.reporting.passages import collect_passages
from auditor.reporting.report import render_report
from auditor.reporting.reportdocx import write_docx
from auditor.reporting.reportxlsx import write_xlsx
from tests.audits import piece, small_audit
from tests.pages import take_apart


def social() -> Audit:
    text = "Andelen barn som går ut skolan med betyg ska öka. Alla invånare ska kunna läsa."
    audit = small_audit([piece("sch", text, {4: 0.9}, ("4.1",), page=3), piece("oth", "Fler ska få jobb.", {8: 0.9})])
    return replace(audit, target_groups=find_target_groups(audit.matches, audit.document.paragraphs))


def test_a_goal_names_its_groups_with_the_passage_and_those_that_are_missing() -> None:
    audit = social()
    (row,) = group_rows(audit, collect_passages(audit), "sv")
    assert row.goal == 4
    assert [(name, [held.page for held in holders]) for name, holders in row.named] == [("barn och unga", [3])]
    assert "personer med funktionsnedsättning" in row.missing
    assert [held.id for held in row.everyone] == ["p-sch"]


def test_groups_have_their_names_in_the_language_of_the_report() -> None:
    audit = social()
    (row,) = group_rows(audit, collect_passages(audit), "en")
    assert [name for name, _ in row.named] == ["children and young people"]


def test_a_group_that_the_reference_data_lacks_is_an_error() -> None:
    meant = GroupsMeant(4, ("p-sch",), (("martians", ("p-sch",)),), (), ())
    audit = replace(social(), target_groups=(meant,))
    with pytest.raises(KeyError):
        group_rows(audit, collect_passages(audit), "sv")


@pytest.mark.parametrize(("language", "title", "missing"), [("sv", "Vem avses?", "nämns inte"),
                                                            ("en", "Who is meant?", "not named")])  # fmt: skip
def test_every_format_says_who_is_meant(language: Language, title: str, missing: str, tmp_path: Path) -> None:
    audit, taxonomy = social(), load_taxonomy()
    seen = take_apart(render_report(audit, taxonomy, language)).seen()
    assert title in seen
    write_docx(audit, taxonomy, tmp_path / "report.docx", language)
    paper = Document(str(tmp_path / "report.docx"))
    assert title in [paragraph.text for paragraph in paper.paragraphs]
    write_xlsx(audit, taxonomy, tmp_path / "report.xlsx", language)
    sheet = load_workbook(tmp_path / "report.xlsx")[title.rstrip("?")]
    said = [str(row[3].value) for row in sheet.iter_rows(min_row=2)]
    assert said.count(missing) >= 2
    assert said[-2:] == (["nämns", "talar om alla"] if language == "sv" else ["named", "speaks of everyone"])


def test_a_strategy_without_commitments_for_people_says_that_the_question_cannot_be_put() -> None:
    seen = take_apart(render_report(small_audit(), load_taxonomy(), "sv")).seen()
    assert "går inte att ställa till texten" in seen
