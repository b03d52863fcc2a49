"""What stands on web pages without being text, from `settings/web.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from auditor.folders import SETTINGS
from auditor.records import Kind
from auditor.yamlfiles import load_yaml


@dataclass(frozen=True, slots=True)
class WebSettings:
    """Names of elements, roles, classes and ids, small; the file says what each list is for."""

    elements: frozenset[str]
    controls: frozenset[str]
    outer: frozenset[str]
    inner: frozenset[str]
    roles: frozenset[str]
    consent: frozenset[str]
    class_words: frozenset[str]
    names: frozenset[str]
    hidden: frozenset[str]
    text_boxes: frozenset[str]
    blocks: frozenset[str]
    beginnings: tuple[str, ...]
    content: tuple[str, ...]
    notes: tuple[str, ...]
    kinds: dict[str, Kind]
    crowded: int
    largest_page: int
    repeated: float
    most_pages: int


@lru_cache(maxsize=1)
def web_settings() -> WebSettings:
    """Load the settings once."""
    raw = load_yaml(SETTINGS / "web.yml")
    sets = ("elements", "controls", "outer", "inner", "roles", "consent", "class_words", "names", "hidden")
    raw |= {key: frozenset(raw[key]) for key in (*sets, "text_boxes", "blocks")}
    raw |= {key: tuple(raw[key]) for key in ("beginnings", "content", "notes")}
    raw["kinds"] = {name: kind for kind, names in raw["kinds"].items() for name in names}
    return WebSettings(**raw)
