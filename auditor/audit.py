"""The road: document → paragraphs → vectors → matches → coverage → audit, written once."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal

import auditor
from auditor.conflicts import find_conflicts
from auditor.coverage import measure_coverage
from auditor.dimensions import measure_dimensions
from auditor.encoder import cache_folder
from auditor.findings import Findings
from auditor.frameworks import load_framework
from auditor.gaps import find_gaps
from auditor.goalmodel import GoalModel, load_goal_model
from auditor.lenses import read_lenses
from auditor.matches import ModelMatcher, Shift
from auditor.profile import Profile, load_profile
from auditor.quotes import unproven
from auditor.records import GOALS, Audit, Document, Language
from auditor.sections import sections
from auditor.sources import read_document
from auditor.strategy import is_example, read_strategy
from auditor.taxonomy import Taxonomy, load_taxonomy
from auditor.vectors import VectorCache

logger = logging.getLogger(__name__)

Progress = Callable[[str, int, int], None]
Strictness = Literal["strict", "published", "lenient"]
SHIFTS: dict[Strictness, float] = {"strict": -0.7, "published": 0.0, "lenient": 0.7}
"""Log odds by which thresholds move: a factor of two in the odds of being right."""
BUILT_IN = "agenda2030"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user chooses for an audit.

    Attributes:
        language: Of the report.
        profile: Relevance profile: a shipped name or a file.
        frameworks: Further frameworks to read the document through: shipped names or files.
        strictness: Whether thresholds stand as published or are moved.
        encoder: Another encoder than the shipped one, a folder or hub id: matching is then zero-shot.
    """

    language: Language = "sv"
    profile: str = "sormland"
    frameworks: tuple[str, ...] = ()
    strictness: Strictness = "published"
    encoder: str | None = None


def run_audit(source: Path, settings: Settings = Settings(), progress: Progress | None = None) -> Audit:
    """Audit a document.

    Args:
        source: A .pdf, .docx, .html, .md or .txt file.
        settings: What the user chose.
        progress: Called with a stage, what was done since the last call, and the total.

    Raises:
        AuditorError: The source, the profile or a framework cannot be used; says why.
    """
    taxonomy = load_taxonomy()
    profile = load_profile(settings.profile, taxonomy.targets)
    frameworks = [load_framework(name) for name in dict.fromkeys(settings.frameworks) if name != BUILT_IN]
    document = prove_quotes(read_document(source), source)
    logger.info("%s: %d pages, %d paragraphs", document.name, document.pages, len(document.paragraphs))
    model = load_goal_model()
    matches = default_matcher(settings.strictness).match(document.paragraphs, _counter(document, progress))
    found = sections(document, read_strategy().priorities)
    goals, targets = measure_coverage(
        matches, document.paragraphs, profile, thresholds=thresholds(model), language=settings.language
    )
    dimensions = measure_dimensions(matches, document.paragraphs, profile, taxonomy, found)
    conflicts = find_conflicts(document, matches, found)
    findings = Findings(goals, targets, matches, document.paragraphs, found, dimensions, conflicts)
    gaps = find_gaps(findings, taxonomy, settings.language)
    encode = partial(VectorCache(cache_folder() / "vectors").encode, encoder=model.encoder)
    return Audit(
        document=document,
        language=settings.language,
        provenance=provenance(source, settings, model, taxonomy, profile),
        sections=found,
        matches=matches,
        goals=goals,
        targets=targets,
        dimensions=dimensions,
        gaps=gaps,
        conflicts=conflicts,
        lenses=read_lenses(frameworks, document.paragraphs, profile, encode),
    )


def prove_quotes(document: Document, source: Path) -> Document:
    """Mark the paragraphs whose text an independent look at their boxes does not find; the report says so."""
    if document.media != "pdf":
        return document
    # Recognised text stands in no text layer; its own mark and confidence speak for it.
    own = [paragraph for paragraph in document.paragraphs if paragraph.confidence is None]
    doubtful = set(unproven(source, own))
    paragraphs = tuple(
        replace(paragraph, marks=(*paragraph.marks, "unproven")) if paragraph.id in doubtful else paragraph
        for paragraph in document.paragraphs
    )
    return replace(document, paragraphs=paragraphs)


def default_matcher(strictness: Strictness = "published") -> ModelMatcher:
    """The trained model with the vectors kept in the user's cache."""
    cache = VectorCache(cache_folder() / "vectors")
    return ModelMatcher(load_goal_model(), load_taxonomy(), cache, Shift(SHIFTS[strictness]))


def thresholds(model: GoalModel) -> dict[str, float]:
    """Published thresholds by goal number and target code."""
    limits = {str(goal): float(model.goals.thresholds[goal - 1]) for goal in GOALS}
    return limits | {code: float(model.targets.thresholds[at]) for at, code in enumerate(model.codes)}


def provenance(
    source: Path, settings: Settings, model: GoalModel, taxonomy: Taxonomy, profile: Profile
) -> dict[str, object]:
    """Everything the result depends on besides the document, so that it can be made again."""
    return {
        "source": source.name,
        "example": is_example(source),
        "version": auditor.__version__,
        "encoder": model.encoder.name,
        "taxonomy": taxonomy.version,
        "profile": profile.id,
        "profile_name": dict(profile.name),
        "profile_confirmed": {"by": profile.confirmed_by, "when": profile.confirmed_when},
        "frameworks": list(settings.frameworks),
        "settings": {"language": settings.language, "strictness": settings.strictness},
        "thresholds": {name: round(value, 3) for name, value in thresholds(model).items() if "." not in name},
    }


def _counter(document: Document, progress: Progress | None) -> Callable[[int], None] | None:
    if progress is None:
        return None
    total = len(document.paragraphs)
    return lambda done: progress(document.name, done, total)
