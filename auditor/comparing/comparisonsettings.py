"""What counts as the same paragraph in two revisions: `settings/comparison.yml`, read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from auditor.folders import SETTINGS
from auditor.records import Depth, Kind
from auditor.yamlfiles import load_yaml

FILE = SETTINGS / "comparison.yml"


@dataclass(frozen=True, slots=True)
class ComparisonSettings:
    """Thresholds and kinds; the comments in the file explain each."""

    edited: float
    moved: float
    grouped: float
    better: float
    contained: float
    shared: float
    closest: int
    parts: int
    skipped: frozenset[Kind]
    floating: frozenset[Kind]
    provenance: tuple[str, ...]
    matters: Mapping[Depth, tuple[str, ...]]


@lru_cache(maxsize=1)
def load_comparison_settings() -> ComparisonSettings:
    """Read the file, once."""
    settings = load_yaml(FILE)
    return ComparisonSettings(
        **{
            **settings,
            **{name: frozenset(settings[name]) for name in ("skipped", "floating")},
            "provenance": tuple(settings["provenance"]),
            "matters": {depth: tuple(names) for depth, names in settings["matters"].items()},
        }
    )
