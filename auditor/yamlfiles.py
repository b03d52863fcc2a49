"""Settings and reference data as YAML, read by the fast loader in C where PyYAML was built with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Reads the same YAML as `SafeLoader`, ten times faster."""


def load_yaml(path: Path) -> Any:
    """What a YAML file holds.

    Args:
        path: A file in UTF-8, with or without a byte order mark.

    Raises:
        OSError: It cannot be read.
        ValueError: It is no UTF-8 text.
        yaml.YAMLError: It is no YAML.
    """
    return yaml.load(path.read_text("utf-8-sig"), Loader=LOADER)
