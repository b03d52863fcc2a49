"""Highlight annotations (ISO 32000-1, § 12.5.6.10) with appearances of their own, so that every reader shows them."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream, String

from auditor.reporting.marking.lines import Quad
from auditor.reporting.office.story import Story
from auditor.reporting.passages import Passage, shorten
from auditor.wording import Words

AUTHOR = "auditor"
# Share of a goal's colour in its highlight: black text stays easy to read on the darkest of them.
STRENGTH = 0.34
PRINTED = 4
# Targets and gaps that a note names.
MOST = 6
LONGEST_GAP = 90


def note_text(story: Story, words: Words, passage: Passage) -> str:
    """What a highlight says: goals with their probabilities, targets, level and what it holds, gaps that rest on it.

    Args:
        story: The content model with its words.
        words: Of the PDF formats.
        passage: One that carries a goal.
    """
    labels = story.labels
    lines = [words("note.label", label=story.label(passage))]
    lines += [f"{labels.goal(goal)} ({labels.probability(chance)})" for goal, chance in by_strength(passage)]
    targets = [f"{code} {labels.target_name(code)}" for code in passage.targets]
    lines.append(words("note.targets", targets=_first(story, targets)) if targets else words("note.no_targets"))
    level = story.words(f"level.{passage.counted.level}")
    holds = story.elements(passage.counted.elements)
    lines.append(words("note.level_holds", level=level, elements=holds) if holds else words("note.level", level=level))
    resting = [
        shorten(f"{story.office('gap', number=row.number, item=story.labels.item(row.gap.item))}", LONGEST_GAP)
        for row in story.content.gaps
        # What is nearest to something missing is no evidence of it.
        if row.gap.type != "L1" and passage in row.passages
    ]
    if resting:
        lines.append(words("note.gaps", gaps=_first(story, resting)))
    return "\n".join(lines)


def by_strength(passage: Passage) -> list[tuple[int, float]]:
    """The goals that a passage carries with their probabilities, the most likely first."""
    return sorted(passage.goals, key=lambda held: (-held[1], held[0]))


def highlight(pdf: Pdf, page: Page, quads: Sequence[Quad], colour: str, text: str, subject: str, name: str) -> Object:
    """A highlight on lines of one page.

    Args:
        pdf: The document.
        page: The page.
        quads: The lines, at least one.
        colour: Of the first goal, as #RRGGBB; what it means stands in the text.
        text: The note.
        subject: What kind of note it is.
        name: Unique on the page.
    """
    boxes = [quad.rectangle for quad in quads]
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    rectangle = Array([_number(value) for value in (left, bottom, right, top)])
    shade = [1 - (1 - int(colour[at : at + 2], 16) / 255) * STRENGTH for at in (1, 3, 5)]
    points = [_number(value) for quad in quads for corner in quad.corners for value in corner]
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Highlight,
            Rect=rectangle,
            QuadPoints=Array(points),
            C=Array([_number(value) for value in shade]),
            CA=1,
            F=PRINTED,
            P=page.obj,
            T=String(AUTHOR),
            Subj=String(subject),
            NM=String(name),
            Contents=String(text),
            AP=Dictionary(N=_appearance(pdf, boxes, shade, rectangle)),
        )
    )


def _appearance(
    pdf: Pdf, boxes: Sequence[tuple[float, float, float, float]], shade: Sequence[float], rectangle: Array
) -> Object:
    fill = " ".join(f"{value:.3f}" for value in shade)
    areas = "\n".join(f"{x0:.2f} {y0:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re" for x0, y0, x1, y1 in boxes)
    # Multiplied with the page, the highlight lies under the text as ink from a marker does.
    looks = Dictionary(M=Dictionary(Type=Name.ExtGState, BM=Name.Multiply, ca=1))
    stream = Stream(pdf, f"/M gs {fill} rg\n{areas}\nf\n".encode("ascii"))
    stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, rectangle
    stream.Resources = Dictionary(ExtGState=looks)
    return pdf.make_indirect(stream)


def _first(story: Story, names: Sequence[str]) -> str:
    rest = len(names) - MOST
    return "; ".join(names[:MOST]) + (f"; +{rest}" if rest > 0 else "")


def _number(value: float) -> float:
    return round(value, 3)
