"""Audit ↔ JSON: the shape of `audit.json`, which `audit.schema.json` describes.

Writing and reading are each other's inverse, apart from probabilities and
shares: those are kept to six decimals, so that the last bits of a processor's
arithmetic never make two runs differ.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from auditor.errors import SourceUnreadable
from auditor.folders import SCHEMAS
from auditor.records import (
    Audit,
    Box,
    Conflict,
    Coverage,
    DimensionCoverage,
    Document,
    Evidence,
    Gap,
    GoalScore,
    GroupsMeant,
    LensItem,
    LensPassage,
    LensResult,
    Match,
    Paragraph,
    Section,
    TargetScore,
    Unread,
)
from auditor.reference.indicators import load_indicators

FORMAT = 1
DECIMALS = 6
SCHEMA = SCHEMAS / "audit.schema.json"


def audit_to_json(audit: Audit) -> str:
    """The audit as JSON text, each member of a list on a line of its own, so that two audits compare by line."""
    body = audit_to_dict(audit)
    parts = []
    for key, value in body.items():
        parts.append(f"{_dump(key)}: {_lines(value) if isinstance(value, list) else _dump(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def audit_to_dict(audit: Audit) -> dict[str, Any]:
    """The audit as plain values, in the shape of `audit.schema.json`."""
    document = audit.document
    matches = {match.paragraph: match for match in audit.matches}
    source = {name: getattr(document, name) for name in ("name", "sha256", "media", "title", "language", "pages")}
    return {
        "format": FORMAT,
        "language": audit.language,
        "source": {**source, "page_sizes": [list(size) for size in document.page_sizes]},
        "provenance": audit.provenance,
        "goals": [{"goal": int(goal.item), **_coverage(goal)} for goal in audit.goals],
        "targets": [_target(target) for target in audit.targets],
        "dimensions": [_dimension(dimension) for dimension in audit.dimensions],
        "gaps": [asdict(gap) for gap in audit.gaps],
        "conflicts": [asdict(conflict) for conflict in audit.conflicts],
        "lenses": [asdict(lens) for lens in audit.lenses],
        "target_groups": [_groups(meant) for meant in audit.target_groups],
        "sections": [asdict(section) for section in audit.sections],
        "unread": [asdict(unread) for unread in document.unread],
        "paragraphs": [
            {**asdict(paragraph), "classification": _match(matches.get(paragraph.id))}
            for paragraph in document.paragraphs
        ],
    }


def audit_from_json(text: str, path: Path) -> Audit:
    """Read an audit back.

    Args:
        text: What `audit_to_json` wrote.
        path: Where it comes from, for the error.

    Raises:
        SourceUnreadable: The text is no audit, or one in a format of another version.
    """
    try:
        body = json.loads(text)
    except json.JSONDecodeError as error:
        raise SourceUnreadable(path, f"it is not JSON (line {error.lineno}); run the audit again") from error
    if not isinstance(body, dict) or body.get("format") != FORMAT:
        raise SourceUnreadable(path, f"it is not an audit of format {FORMAT}; run the audit again with this version")
    try:
        return _audit(body)
    except (KeyError, TypeError, AttributeError) as error:
        raise SourceUnreadable(path, f"a part of the audit is missing or misplaced ({error}); run it again") from error


def _audit(body: Mapping[str, Any]) -> Audit:
    paragraphs, matches = [], []
    for entry in body["paragraphs"]:
        fields = {key: value for key, value in entry.items() if key != "classification"}
        boxes = tuple(Box(**box) for box in fields.pop("boxes"))
        paragraphs.append(Paragraph(**_tupled(fields), boxes=boxes))
        if entry["classification"] is not None:
            matches.append(_read_match(entry["id"], entry["classification"]))
    source = dict(body["source"])
    sizes = tuple((width, height) for width, height in source.pop("page_sizes"))
    unread = tuple(Unread(**entry) for entry in body["unread"])
    return Audit(
        document=Document(**source, page_sizes=sizes, paragraphs=tuple(paragraphs), unread=unread),
        language=body["language"],
        provenance=body["provenance"],
        sections=tuple(Section(**_tupled(entry)) for entry in body["sections"]),
        matches=tuple(matches),
        goals=tuple(_read_coverage(entry, "goal") for entry in body["goals"]),
        targets=tuple(_read_coverage(entry, "target") for entry in body["targets"]),
        dimensions=tuple(_read_dimension(entry) for entry in body["dimensions"]),
        gaps=tuple(Gap(**_tupled(entry)) for entry in body["gaps"]),
        conflicts=tuple(Conflict(**_tupled(entry)) for entry in body["conflicts"]),
        # Audits of this format were written before there were lenses and target groups.
        lenses=tuple(_read_lens(entry) for entry in body.get("lenses", ())),
        target_groups=tuple(_read_groups(entry) for entry in body.get("target_groups", ())),
    )


def _target(target: Coverage) -> dict[str, Any]:
    proposed = [asdict(indicator) for indicator in load_indicators().of(target.item)]
    return {"target": target.item, **_coverage(target), "indicators": proposed}


def _coverage(coverage: Coverage) -> dict[str, Any]:
    fields = asdict(coverage)
    del fields["item"]
    return {"relevant": coverage.relevance != "not_applicable", **fields}


def _read_coverage(entry: Mapping[str, Any], key: str) -> Coverage:
    # What is said of every target whatever was found is written for others and not read back.
    derived = (key, "relevant", "element_paragraphs", "indicators")
    fields = {name: value for name, value in entry.items() if name not in derived}
    holders = {element: tuple(ids) for element, ids in entry["element_paragraphs"].items()}
    return Coverage(item=str(entry[key]), element_paragraphs=holders, **_tupled(fields))


def _dimension(dimension: DimensionCoverage) -> dict[str, Any]:
    checks = [{"code": code, "paragraphs": list(ids)} for code, ids in dimension.checks]
    shares = {"primary": _round(dimension.primary), "secondary": _round(dimension.secondary)}
    return {"dimension": dimension.dimension, "role": dimension.role, **shares, "checks": checks}


def _read_dimension(entry: Mapping[str, Any]) -> DimensionCoverage:
    checks = tuple((check["code"], tuple(check["paragraphs"])) for check in entry["checks"])
    return DimensionCoverage(**{**entry, "checks": checks})


def _groups(meant: GroupsMeant) -> dict[str, Any]:
    return {**asdict(meant), "named": [{"group": group, "paragraphs": list(ids)} for group, ids in meant.named]}


def _read_groups(entry: Mapping[str, Any]) -> GroupsMeant:
    named = tuple((found["group"], tuple(found["paragraphs"])) for found in entry["named"])
    return GroupsMeant(**{**_tupled(entry), "named": named})


def _read_lens(entry: Mapping[str, Any]) -> LensResult:
    items = tuple(
        LensItem(**{**_tupled(item), "passages": tuple(LensPassage(**_tupled(found)) for found in item["passages"])})
        for item in entry["items"]
    )
    return LensResult(**{**entry, "items": items})


def _match(match: Match | None) -> dict[str, Any] | None:
    if match is None:
        return None
    # Field by field: `asdict` copies each of a paragraph's 186 scores deeply, which takes ten times as long.
    return {
        "goals": [
            {"goal": score.goal, "probability": _round(score.probability), "present": score.present}
            for score in match.goals
        ],
        "targets": [
            {"target": score.target, "probability": _round(score.probability), "present": score.present}
            for score in match.targets
        ],
        "dimensions": {name: _round(value) for name, value in match.dimensions.items()},
        "depth": match.depth,
        "elements": list(match.elements),
        "conflict": match.conflict,
        "evidence": [asdict(evidence) for evidence in match.evidence],
    }


def _read_match(paragraph: str, entry: Mapping[str, Any]) -> Match:
    fields = dict(entry)
    goals = tuple(GoalScore(**score) for score in fields.pop("goals"))
    targets = tuple(TargetScore(**score) for score in fields.pop("targets"))
    evidence = tuple(Evidence(**_tupled(item)) for item in fields.pop("evidence"))
    return Match(paragraph=paragraph, goals=goals, targets=targets, evidence=evidence, **_tupled(fields))


def _tupled(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}


def _round(number: float) -> float:
    return round(float(number), DECIMALS)


def _lines(values: Iterable[object]) -> str:
    rows = ",\n  ".join(_dump(value) for value in values)
    return f"[\n  {rows}\n]" if rows else "[]"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
