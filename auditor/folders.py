"""Where the package's own data lie: settings, reference data, templates, schemas, and the project around them."""

from __future__ import annotations

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
