"""A comparison as JSON: the shape of `comparison.json`, which `comparison.schema.json` describes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from auditor.comparing.compare import Change, Comparison, LevelChange
from auditor.comparing.turns import ConflictTurn, GapTurn
from auditor.folders import SCHEMAS
from auditor.records import Audit, Paragraph

FORMAT = 1
DECIMALS = 4
SCHEMA = SCHEMAS / "comparison.schema.json"


def comparison_to_json(comparison: Comparison) -> str:
    """The comparison as JSON text, each member of a list on a line of its own."""
    parts = []
    for key, value in comparison_to_dict(comparison).items():
        rows = [_dump(member) for member in value] if isinstance(value, list) else []
        text = "[\n  " + ",\n  ".join(rows) + "\n]" if rows else _dump(value)
        parts.append(f"{_dump(key)}: {text}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def comparison_to_dict(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain values, in the shape of `comparison.schema.json`."""
    return {
        "format": FORMAT,
        "old": _source(comparison.old),
        "new": _source(comparison.new),
        "differing": list(comparison.differing),
        "goals": [{"goal": int(change.item), **_level(change)} for change in comparison.goals],
        "targets": [{"target": change.item, **_level(change)} for change in comparison.targets],
        "gaps": [_gap(turn) for turn in comparison.gaps],
        "conflicts": [_conflict(turn) for turn in comparison.conflicts],
        "paragraphs": [_change(change) for change in comparison.changes],
    }


def _source(audit: Audit) -> dict[str, Any]:
    document = audit.document
    return {name: getattr(document, name) for name in ("name", "sha256", "media", "title", "language", "pages")}


def _level(change: LevelChange) -> dict[str, Any]:
    return {
        "before": change.before,
        "after": change.after,
        "steps": change.steps,
        "expected": change.expected,
        "relevance": change.relevance,
    }


def _gap(turn: GapTurn) -> dict[str, Any]:
    gap = turn.gap
    return {
        "turn": turn.turn,
        "type": gap.type,
        "item": gap.item,
        "severity": gap.severity,
        "reason": gap.reason,
        "before": list(turn.before.paragraphs) if turn.before is not None else None,
        "after": list(turn.after.paragraphs) if turn.after is not None else None,
        "decision": asdict(turn.decision) if turn.decision is not None else None,
        "standing": turn.standing,
        "unfolded": turn.unfolded,
    }


def _conflict(turn: ConflictTurn) -> dict[str, Any]:
    return {
        "turn": turn.turn,
        "id": turn.conflict.id,
        "pair": list(turn.conflict.pair),
        "before": turn.before.status if turn.before is not None else None,
        "after": turn.after.status if turn.after is not None else None,
        "decision": asdict(turn.decision) if turn.decision is not None else None,
        "standing": turn.standing,
    }


def _change(change: Change) -> dict[str, Any]:
    pairing = change.pairing
    return {
        "fate": pairing.fate,
        "moved": pairing.moved,
        "likeness": round(pairing.likeness, DECIMALS),
        "old": _passages(change.old),
        "new": _passages(change.new),
        "wordings": [asdict(wording) for wording in change.wordings],
    }


def _passages(paragraphs: Sequence[Paragraph]) -> list[dict[str, Any]]:
    names = ("id", "page", "page_end", "kind", "text")
    return [{name: getattr(paragraph, name) for name in names} for paragraph in paragraphs]


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
