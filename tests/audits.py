"""Small audits of an invented strategy, for tests of the report and the exports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from auditor.judging.coverage import measure_coverage
from auditor.records import (
    GOALS,
    Audit,
    Box,
    Conflict,
    Coverage,
    Depth,
    DimensionCoverage,
    Document,
    Element,
    Evidence,
    Gap,
    GoalScore,
    Match,
    Paragraph,
    Section,
    TargetScore,
    Unread,
)
from auditor.reference.profile import load_profile
from auditor.reference.taxonomy import load_taxonomy

Piece = tuple[Paragraph, Match]


def piece(
    name: str,
    text: str,
    goals: Mapping[int, float],
    targets: Sequence[str] = (),
    *,
    heading: str = "Prioritering 1 Ett friskt län",
    page: int = 1,
    depth: Depth = "aim",
    elements: Sequence[Element] = ("aim",),
    phrases: Sequence[str] = (),
) -> Piece:
    """A paragraph with its match; goals with a probability under 0.5 are not present."""
    boxes = (Box(page, 56.7, 100.0, 300.0, 140.5),)
    paragraph = Paragraph(f"p-{name}", 0, page, page, ("Strategi", heading), "body", text, boxes)
    present = set(targets)
    rest = [code for code in load_taxonomy().targets if code not in present]
    match = Match(
        paragraph=paragraph.id,
        goals=tuple(GoalScore(goal, goals.get(goal, 0.02), goals.get(goal, 0.02) >= 0.5) for goal in GOALS),
        targets=tuple(TargetScore(code, 0.8, True) for code in targets)
        + tuple(TargetScore(code, 0.01, False) for code in rest),
        dimensions={"social": 0.6, "environmental": 0.3, "economic": 0.1},
        depth=depth,
        elements=tuple(elements),
        evidence=tuple(
            Evidence(goal, text, tuple(phrases), next((code for code in targets if code.startswith(f"{goal}.")), ""))
            for goal, probability in goals.items()
            if probability >= 0.5
        ),
    )
    return paragraph, match


def pieces() -> tuple[Piece, ...]:
    """Six paragraphs over two chapters and five pages."""
    water, growth = "Prioritering 1 Friskt vatten", "Prioritering 2 Företagande"
    whole: tuple[Element, ...] = ("aim", "measure", "responsible", "time", "indicator")
    plan = "Länets kommuner ska senast 2030 ha en plan för vattenförsörjning. Andelen kommuner med plan följs varje år."
    return (
        piece("aaa", plan, {6: 0.95}, ("6.1",), heading=water, depth="measure", elements=whole, phrases=("plan",)),
        piece("bbb", "Vattnet i sjöarna är viktigt.", {6: 0.55, 14: 0.52}, ("6.6",), heading=water, page=2,
              depth="mention", elements=()),
        piece("ccc", "Fler nya företag ska starta i länet.", {8: 0.9}, ("8.3",), heading=growth, page=3),
        piece("ddd", "Vi vill främja vägar för alla.", {9: 0.7, 11: 0.6}, ("9.1", "11.2"), heading=growth, page=4,
              depth="intent", elements=()),
        piece("eee", "Utsläppen ska halveras till 2030.", {13: 0.93}, ("13.2",), heading=growth, page=4,
              elements=("aim", "time", "level")),
        piece("fff", "Vi tackar alla som har bidragit.", {}, heading=growth, page=5, depth="none", elements=()),
    )  # fmt: skip


def small_audit(given: Sequence[Piece] | None = None, *, title: str = "Strategi för Almviks län") -> Audit:
    """An audit with one finding of each kind over the pieces given, or over `pieces()`."""
    found = pieces() if given is None else given
    paragraphs = tuple(replace(paragraph, order=order) for order, (paragraph, _) in enumerate(found))
    matches = tuple(match for _, match in found)
    goals, targets = measure_coverage(matches, paragraphs, load_profile())
    document = Document(
        name="strategi.pdf",
        sha256="ab" * 32,
        media="pdf",
        title=title,
        language="sv",
        pages=5,
        page_sizes=((595.28, 841.89),) * 5,
        paragraphs=paragraphs,
        unread=(Unread(5, "no_text_layer", "Run character recognition on the file."),),
    )
    return Audit(
        document=document,
        language="sv",
        provenance={"profile": "sormland", "thresholds": {"goals": 0.5, "targets": 0.4}, "example": False},
        sections=_sections(paragraphs),
        matches=matches,
        goals=goals,
        targets=_official(targets),
        dimensions=_dimensions(paragraphs),
        gaps=_gaps(paragraphs),
        conflicts=_conflicts(paragraphs),
    )


def _official(targets: Sequence[Coverage]) -> tuple[Coverage, ...]:
    by_code = {target.item: target for target in targets}
    return tuple(by_code[code] for code in load_taxonomy().targets)


def _sections(paragraphs: Sequence[Paragraph]) -> tuple[Section, ...]:
    titles = dict.fromkeys(paragraph.heading[-1] for paragraph in paragraphs)
    members = {title: [paragraph for paragraph in paragraphs if paragraph.heading[-1] == title] for title in titles}
    return tuple(
        Section(title, True, tuple(paragraph.id for paragraph in found), found[0].page)
        for title, found in members.items()
    )


def _dimensions(paragraphs: Sequence[Paragraph]) -> tuple[DimensionCoverage, ...]:
    first = (paragraphs[0].id,) if paragraphs else ()
    return (
        DimensionCoverage("social", "goal", 0.5, 0.75, (("goal_without_target_group", first),)),
        DimensionCoverage("environmental", "frame", 0.25, 0.5, (("frame_without_limit", first),)),
        DimensionCoverage("economic", "means", 0.25, 0.25),
    )


def _gaps(paragraphs: Sequence[Paragraph]) -> tuple[Gap, ...]:
    near = tuple(paragraph.id for paragraph in paragraphs[:1])
    question = "Hur är det tänkt?"
    return (
        Gap("L8", "14", "low", "Målet vilar på ett textställe nära tröskeln.", near, question, borderline=True),
        Gap("L1", "5.1", "high", "Inget textställe tar upp diskriminering.", (), question),
        Gap("L2", "6.6", "medium", "Sjöarna nämns men inget vill göras.", near, question),
        Gap("L3", "8", "high", "Målet har ingen insats.", near, question),
        Gap("L4", "13", "medium", "Ingen följer upp.", near, question),
        Gap("L5", "6.5", "low", "En del av delmålet saknas.", near, question),
        Gap("L6", "environmental", "medium", "Miljön har ingen gräns.", near, question),
        Gap("L7", "8.1–13.2", "medium", "Tillväxt och klimat kan dra åt olika håll.", near, question),
    )


def _conflicts(paragraphs: Sequence[Paragraph]) -> tuple[Conflict, ...]:
    both = tuple(paragraph.id for paragraph in paragraphs[2:5])
    return (
        Conflict(
            "growth-resources",
            ("8.3", "13.2"),
            both,
            "mentioned",
            "Företagande ↔ klimat",
            "Fler företag kan ge mer utsläpp.",
        ),
        Conflict("transport-climate", ("9.1", "13.2"), both, "unaddressed", question="Hur vägs de?"),
    )
