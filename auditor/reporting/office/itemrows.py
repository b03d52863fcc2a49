"""Goals, targets and the strategy's parts as rows of the workbook."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.reference.indicators import load_indicators
from auditor.reporting.office.findingrows import page_list
from auditor.reporting.office.sheet import Row
from auditor.reporting.office.stands import proposed
from auditor.reporting.office.story import Story
from auditor.reporting.passages import clean_text, shorten


def goal_rows(story: Story) -> Iterator[Row]:
    """The 17 goals in order."""
    words = story.words
    for row in story.content.goals:
        coverage = row.coverage
        applies = coverage.relevance != "not_applicable"
        yield {
            "goal": row.goal,
            "name": story.labels.goal_name(row.goal),
            "relevance": words(f"relevance.{coverage.relevance}"),
            "level": words(f"level.{coverage.level}"),
            "expected": words(f"level.{coverage.expected}") if applies else None,
            "below": row.below,
            "elements": story.elements(coverage.elements),
            "missing": story.missing(row.missing) or words("chain_section.whole"),
            "passages": len(row.passages),
            "pages": page_list(row.passages),
            "borderline": story.office("yes" if coverage.borderline else "no"),
        }


def target_rows(story: Story) -> Iterator[Row]:
    """The 169 targets in the order of the audit."""
    words = story.words
    for coverage in story.content.audit.targets:
        target = story.labels.taxonomy.target(coverage.item)
        passages = story.content.passages_of(coverage)
        rule = f"rule.{coverage.rule}"
        applies = coverage.relevance != "not_applicable"
        yield {
            "target": coverage.item,
            "name": story.labels.target_name(coverage.item),
            "goal": target.goal,
            "goal_name": story.labels.goal_name(target.goal),
            "dimension": words(f"dimension.{target.primary}"),
            "relevance": words(f"relevance.{coverage.relevance}"),
            "rule": coverage.rule,
            "note": clean_text(coverage.note) or (words(rule) if words.has(rule) else None),
            "level": words(f"level.{coverage.level}"),
            "expected": words(f"level.{coverage.expected}") if applies else None,
            "passages": len(passages),
            "pages": page_list(passages),
            "borderline": story.office("yes" if coverage.borderline else "no"),
            "indicators": "\n".join(proposed(load_indicators().of(coverage.item))) or None,
        }


def section_rows(story: Story) -> Iterator[Row]:
    """The strategy's parts, with the highest level for each goal under its number."""
    words = story.words
    for row in story.content.sections:
        levels = {str(cell.goal): words(f"level.{cell.level}") for cell in row.cells}
        yield {
            "section": shorten(row.title, 300),
            "priority": story.office("yes" if row.priority else "no"),
            "page": row.page,
            **levels,
            "missing": story.missing(row.missing) or words("chain_section.whole"),
        }
