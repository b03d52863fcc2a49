"""The report's pictures. Each shows what a table beside it says; none adds anything up to one number."""

from __future__ import annotations

from markupsafe import Markup

from auditor.records import DIMENSIONS, GOALS, LEVELS
from auditor.reporting.content import Content
from auditor.reporting.labels import Labels
from auditor.reporting.passages import shorten
from auditor.reporting.svg import element, hatched, line, picture, rect, text

STEPS = len(LEVELS) - 1


def level_chart(content: Content, labels: Labels) -> Markup:
    """A stair for each goal: steps reached filled, steps expected and not reached hatched."""
    words, shapes = labels.words, []
    top, row, left, step = 34, 27, 348, 46
    for number, level in enumerate(LEVELS[1:]):
        shapes.append(text(left + number * step + 21, 22, words(f"level_short.{level}"), "small", "middle"))
    for place, goal in enumerate(content.goals):
        y = top + place * row
        reached, expected = LEVELS.index(goal.coverage.level), LEVELS.index(goal.coverage.expected)
        shapes += [rect(0, y + 2, 5, 19, f"accent g{goal.goal}"), text(30, y + 17, str(goal.goal), "strong", "end")]
        shapes.append(text(40, y + 17, shorten(labels.goal_name(goal.goal), 52), "label"))
        if goal.coverage.relevance == "not_applicable":
            shapes.append(text(left, y + 17, words("relevance.not_applicable"), "muted"))
            continue
        for number in range(STEPS):
            x = left + number * step
            if number < reached:
                shapes.append(rect(x, y + 4, 42, 15, "reached"))
            elif number < expected:
                shapes.append(hatched("levels", x, y + 4, 42, 15))
            else:
                shapes.append(rect(x, y + 4, 42, 15, "open"))
        edge = left + expected * step - 2
        shapes.append(line(edge, y + 1, edge, y + 22, "expected"))
    below = sum(goal.below > 0 for goal in content.goals)
    description = words("charts.levels.description", below=below, all=len(content.goals))
    width, height = left + STEPS * step, top + len(content.goals) * row
    return picture("levels", words("charts.levels.title"), description, width, height, shapes)


def matrix_chart(content: Content, labels: Labels) -> Markup:
    """The priorities, or all sections, against the goals: the further one takes a goal, the larger the mark."""
    words, shapes = labels.words, []
    shown = [section for section in content.sections if section.priority] or content.sections
    top, row, left, column = 30, 24, 272, 25
    width, height = left + len(GOALS) * column + 4, top + len(shown) * row + 32
    for place, goal in enumerate(GOALS):
        x = left + place * column + column / 2
        shapes += [text(x, 16, str(goal), "small", "middle"), rect(x - 9, 21, 18, 4, f"accent g{goal}")]
    for place, section in enumerate(shown):
        y = top + place * row + row / 2
        shapes += [line(0, y + 12, width, y + 12, "rule"), text(0, y + 4, shorten(section.title, 40), "label")]
        for cell in section.cells:
            x = left + (cell.goal - 1) * column + column / 2
            reached = LEVELS.index(cell.level)
            if reached:
                shapes.append(_mark(x, y, reached))
            else:
                shapes.append(element("circle", cx=x, cy=y, r=1.2, class_="none"))
    for reached, level in enumerate(LEVELS[1:], start=1):
        x, y = left + (reached - 1) * 85 + 12, height - 10
        shapes += [_mark(x, y, reached), text(x + 14, y + 4, words(f"level_short.{level}"), "small")]
    silent = [labels.goal(row.goal) for row in content.goals if row.coverage.level == "missing"]
    description = words("charts.matrix.description", sections=len(shown), silent=words.joined(silent) or "–")
    return picture("matrix", words("charts.matrix.title"), description, width, height, shapes)


def _mark(x: float, y: float, reached: int) -> Markup:
    size = 3.0 + 3.4 * reached
    return rect(x - size / 2, y - size / 2, size, size, "reached")


def strip_chart(content: Content, labels: Labels) -> Markup:
    """The document from first to last page: a tick where a passage carries a goal, taller where it goes deeper."""
    words, shapes = labels.words, []
    top, row, left, width = 10, 24, 40, 700
    pages = max(1, content.audit.document.pages)
    scale = (width - left - 10) / pages
    bottom = top + len(GOALS) * row
    every = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, pages) if pages / step <= 12)
    for page in range(every, pages + 1, every):
        x = left + (page - 0.5) * scale
        shapes += [line(x, top, x, bottom, "rule"), text(x, bottom + 16, str(page), "small", "middle")]
    shapes.append(text(0, bottom + 16, words("page_axis"), "small"))
    for place, evidence in enumerate(content.evidence):
        y = top + place * row
        shapes.append(rect(0, y + 3, 5, 18, f"accent g{evidence.goal}"))
        shapes.append(text(30, y + 16, str(evidence.goal), "strong", "end"))
        shapes.append(line(left, y + 21, width - 10, y + 21, "rule"))
        for page in evidence.pages:
            here = [found.passage for found in evidence.rows if found.passage.page == page]
            for number, passage in enumerate(here):
                # Passages of one page share its width, in reading order.
                x = left + (page - 1 + (number + 0.5) / len(here)) * scale
                tall = 5 + 3.2 * LEVELS.index(passage.counted.level)
                thick = max(0.6, min(2.8, 0.7 * scale / len(here)))
                shapes.append(rect(x - thick / 2, y + 21 - tall, thick, tall, "reached"))
    description = words("charts.strip.description", pages=pages)
    return picture("strip", words("charts.strip.title"), description, width, bottom + 24, shapes)


def dimension_chart(content: Content, labels: Labels) -> Markup:
    """For each dimension the share of the goal-bearing passages: primary filled, with secondary hatched."""
    words, shapes = labels.words, []
    top, row, left, length = 8, 46, 150, 300
    found = {coverage.dimension: coverage for coverage in content.audit.dimensions}
    shown = [found[dimension] for dimension in DIMENSIONS if dimension in found]
    told = []
    for place, coverage in enumerate(shown):
        y = top + place * row
        primary, secondary = length * coverage.primary, length * coverage.secondary
        name, role = words(f"dimension.{coverage.dimension}"), words(f"role.{coverage.role}")
        shapes += [text(0, y + 15, name, "strong"), text(0, y + 31, role, "small")]
        shapes.append(rect(left, y + 4, length, 24, "open"))
        if secondary > primary:
            shapes.append(hatched("dimensions", left + primary, y + 4, secondary - primary, 24))
        shares = (labels.percent(coverage.primary), labels.percent(coverage.secondary))
        shapes.append(rect(left, y + 4, primary, 24, "reached"))
        shapes.append(text(left + length + 10, y + 20, " / ".join(shares), "label"))
        told.append(words("charts.dimensions.one", name=name, role=role, primary=shares[0], secondary=shares[1]))
    title = words("charts.dimensions.title")
    return picture("dimensions", title, " ".join(told), left + length + 130, top + len(shown) * row, shapes)
