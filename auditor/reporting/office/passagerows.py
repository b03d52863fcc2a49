"""Passages as rows of the workbook: what carries a goal, and all that was read."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.records import DIMENSIONS, Match, Paragraph
from auditor.reporting.office.sheet import Row
from auditor.reporting.office.story import Story
from auditor.reporting.passages import clean_text


def match_rows(story: Story) -> Iterator[Row]:
    """One passage and one goal a row, by goal and in reading order."""
    words = story.words
    paragraphs = {paragraph.id: paragraph for paragraph in story.content.audit.document.paragraphs}
    for found in story.content.evidence:
        for row in found.rows:
            passage = row.passage
            yield {
                "label": story.label(passage),
                "paragraph": passage.id,
                "page": passage.page,
                "heading": " › ".join(passage.heading),
                "kind": words(f"kind.{passage.kind}"),
                "text": paragraphs[passage.id].text,
                "goal": found.goal,
                "goal_name": story.labels.goal_name(found.goal),
                "probability": round(min(max(row.probability, 0.01), 0.99), 2),
                "targets": ", ".join(row.targets),
                "level": words(f"level.{passage.counted.level}"),
                "elements": story.elements(passage.counted.elements),
                "sentence": "".join(text for text, _ in row.words),
                "phrases": "; ".join(dict.fromkeys(text for text, carrying in row.words if carrying)),
            }


def paragraph_rows(story: Story) -> Iterator[Row]:
    """All that was read, in reading order."""
    matches = {match.paragraph: match for match in story.content.audit.matches}
    for paragraph in story.content.audit.document.paragraphs:
        yield _paragraph(story, paragraph, matches.get(paragraph.id))


def _paragraph(story: Story, paragraph: Paragraph, match: Match | None) -> Row:
    words, office = story.words, story.office
    marks = (mark if words.has(f"mark.{mark}") else "other" for mark in paragraph.marks)
    language = f"language.{paragraph.language}"
    row: Row = {
        "paragraph": paragraph.id,
        "order": paragraph.order,
        "page": paragraph.page,
        "page_end": paragraph.page_end,
        "heading": " › ".join(clean_text(heading) for heading in paragraph.heading),
        "kind": words(f"kind.{paragraph.kind}"),
        "text": paragraph.text,
        "language": office(language) if office.has(language) else paragraph.language,
        "marks": ", ".join(words(f"mark.{mark}") for mark in marks),
    }
    if match is None:
        return row
    goals = match.goals_present
    return {
        **row,
        "goals": goals[0] if len(goals) == 1 else ", ".join(map(str, goals)),
        "targets": ", ".join(match.targets_present),
        "depth": office(f"depth.{match.depth}"),
        "elements": story.elements(match.elements),
        "conflict": office("yes" if match.conflict else "no"),
        **{dimension: round(match.dimensions.get(dimension, 0.0), 2) for dimension in DIMENSIONS},
    }
