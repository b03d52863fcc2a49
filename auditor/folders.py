"""Where things lie: the package's own data, the project around them, and the cache of what is made from them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).parent
SETTINGS: Final = PACKAGE / "settings"
TAXONOMIES: Final = PACKAGE / "taxonomies"
TEMPLATES: Final = PACKAGE / "templates"
SCHEMAS: Final = PACKAGE / "schemas"
PROJECT: Final = PACKAGE.parent
MODELS: Final = PROJECT / "models"
DATA: Final = PROJECT / "data"


def cache_folder() -> Path:
    """Where encoders, vectors and the like are kept: `$AUDITOR_CACHE`, or the user's cache folder."""
    named = os.environ.get("AUDITOR_CACHE")
    if named:
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "auditor"
