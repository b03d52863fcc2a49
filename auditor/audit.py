"""The road: document → paragraphs → vectors → matches → coverage → audit, written once."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal

import auditor
from auditor.encoding.vectors import Encoder, VectorCache
from auditor.folders import cache_folder
from auditor.judging.conflicts import find_conflicts
from auditor.judging.coverage import measure_coverage
from auditor.judging.dimensions import measure_dimensions
from auditor.judging.findings import Findings
from auditor.judging.gaps import find_gaps
from auditor.judging.sections import sections
from auditor.judging.targetgroups import find_target_groups
from auditor.lenses.lenses import read_lenses
from auditor.matching.goalmodel import GoalModel, load_goal_model
from auditor.matching.matches import Matcher, ModelMatcher, Shift
from auditor.matching.zeroshot import zero_shot_matcher
from auditor.reading.quotes import unproven
from auditor.reading.sources import read_document
from auditor.records import GOALS, Audit, Document, Language
from auditor.reference.documenttypes import STRATEGY, document_type
from auditor.reference.frameworks import load_framework
from auditor.reference.indicators import load_indicators
from auditor.reference.profile import Profile, load_profile
from auditor.reference.taxonomy import Taxonomy, load_taxonomy
from auditor.strategy import is_example, read_strategy

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
        document_type: What the document is (`documenttypes`): how far it is expected to go, and its name.
    """

    language: Language = "sv"
    profile: str = "sormland"
    frameworks: tuple[str, ...] = ()
    strictness: Strictness = "published"
    encoder: str | None = None
    document_type: str = STRATEGY


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
    kind = document_type(settings.document_type)
    profile = kind.applied(load_profile(settings.profile, taxonomy.targets))
    frameworks = [load_framework(name) for name in dict.fromkeys(settings.frameworks) if name != BUILT_IN]
    logger.debug("reference data loaded")
    document = prove_quotes(read_document(source), source)
    logger.info("%s: %d pages, %d paragraphs", document.name, document.pages, len(document.paragraphs))
    matcher, encoder, limits, made_with = choose_matcher(settings)
    matches = matcher.match(document.paragraphs, _counter(document, progress))
    logger.debug("matched")
    found = sections(document, read_strategy().priorities)
    goals, targets = measure_coverage(
        matches, document.paragraphs, profile, thresholds=limits, language=settings.language
    )
    dimensions = measure_dimensions(matches, document.paragraphs, profile, taxonomy, found)
    conflicts = find_conflicts(document, matches, found)
    findings = Findings(goals, targets, matches, document.paragraphs, found, dimensions, conflicts)
    gaps = find_gaps(findings, taxonomy, settings.language, kind)
    encode = partial(VectorCache(cache_folder() / "vectors").encode, encoder=encoder)
    return Audit(
        document=document,
        language=settings.language,
        provenance=made_with | provenance(source, settings, limits, taxonomy, profile),
        sections=found,
        matches=matches,
        goals=goals,
        targets=targets,
        dimensions=dimensions,
        gaps=gaps,
        conflicts=conflicts,
        lenses=read_lenses(frameworks, document.paragraphs, profile, encode, settings.language),
        target_groups=find_target_groups(matches, document.paragraphs, language=document.language),
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


def choose_matcher(settings: Settings) -> tuple[Matcher, Encoder, dict[str, float], dict[str, object]]:
    """The matcher that the settings ask for, its encoder and thresholds, and what the provenance says of it.

    Raises:
        EncoderUnavailable: The encoder named is not on this machine.
    """
    if settings.encoder is None:
        model = load_goal_model()
        made_with: dict[str, object] = {"encoder": model.encoder.name}
        return default_matcher(settings.strictness), model.encoder, thresholds(model), made_with
    other = zero_shot_matcher(settings.encoder, Shift(SHIFTS[settings.strictness]))
    return other, other.encoder, other.thresholds, other.provenance


def thresholds(model: GoalModel) -> dict[str, float]:
    """Published thresholds by goal number and target code."""
    limits = {str(goal): float(model.goals.thresholds[goal - 1]) for goal in GOALS}
    return limits | {code: float(model.targets.thresholds[at]) for at, code in enumerate(model.codes)}


def provenance(
    source: Path, settings: Settings, limits: Mapping[str, float], taxonomy: Taxonomy, profile: Profile
) -> dict[str, object]:
    """Everything the result depends on besides document and matcher, so that it can be made again."""
    return {
        "source": source.name,
        "example": is_example(source),
        "version": auditor.__version__,
        "taxonomy": taxonomy.version,
        "profile": profile.id,
        "profile_name": dict(profile.name),
        "profile_confirmed": {"by": profile.confirmed_by, "when": profile.confirmed_when},
        "document_type": settings.document_type,
        "indicators": {"source": load_indicators().source, "noted": load_indicators().noted},
        "frameworks": list(settings.frameworks),
        "settings": {"language": settings.language, "strictness": settings.strictness},
        "thresholds": {name: round(value, 3) for name, value in limits.items() if "." not in name},
    }


def _counter(document: Document, progress: Progress | None) -> Callable[[int], None] | None:
    if progress is None:
        return None
    total = len(document.paragraphs)
    return lambda done: progress(document.name, done, total)
