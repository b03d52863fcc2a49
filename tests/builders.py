"""One-line records for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from auditor.records import (
    GOALS,
    Depth,
    Dimension,
    Document,
    Element,
    GoalScore,
    Kind,
    Match,
    Paragraph,
    TargetScore,
)


def paragraph(
    text: str = "Länet ska ha god luft.",
    *,
    id: str | None = None,
    heading: Sequence[str] = ("Mål",),
    kind: Kind = "body",
    page: int = 1,
    order: int = 0,
    language: str = "sv",
    marks: Sequence[str] = (),
) -> Paragraph:
    """A paragraph; its id is made from the text unless given."""
    name = id if id is not None else f"p-{sum(map(ord, text)) % 10**6}-{len(text)}"
    return Paragraph(name, order, page, page, tuple(heading), kind, text, (), language, tuple(marks))


def match(
    paragraph: Paragraph | str,
    goals: Mapping[int, float] | Sequence[int] = (),
    targets: Mapping[str, float] | Sequence[str] = (),
    *,
    depth: Depth = "none",
    elements: Sequence[Element] = (),
    dimensions: Mapping[Dimension, float] | None = None,
    conflict: bool = False,
) -> Match:
    """A match; goals and targets given without probability are certain, those under 0.5 are not present."""
    chances = dict(goals) if isinstance(goals, Mapping) else dict.fromkeys(goals, 0.95)
    aims = dict(targets) if isinstance(targets, Mapping) else dict.fromkeys(targets, 0.95)
    shares: dict[Dimension, float] = {"social": 0.0, "environmental": 0.0, "economic": 0.0}
    shares.update(dimensions or {})
    return Match(
        paragraph=paragraph if isinstance(paragraph, str) else paragraph.id,
        goals=tuple(GoalScore(goal, chances.get(goal, 0.01), chances.get(goal, 0.01) >= 0.5) for goal in GOALS),
        targets=tuple(
            TargetScore(code, chance, chance >= 0.5) for code, chance in sorted(aims.items(), key=lambda x: -x[1])
        ),
        dimensions=shares,
        depth=depth,
        elements=tuple(elements),
        conflict=conflict,
    )


def document(paragraphs: Sequence[Paragraph], *, title: str = "Strategi för länet", language: str = "sv") -> Document:
    """A document of the paragraphs, numbered in the order given."""
    numbered = tuple(
        Paragraph(p.id, order, p.page, p.page_end, p.heading, p.kind, p.text, p.boxes, p.language, p.marks)
        for order, p in enumerate(paragraphs)
    )
    pages = max((p.page_end for p in numbered), default=1)
    return Document("strategi.md", "0" * 64, "md", title, language, pages, (), numbered)
