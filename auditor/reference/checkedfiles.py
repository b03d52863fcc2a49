"""Reference data as YAML, held against a JSON Schema before anything relies on it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from auditor.errors import TaxonomyInvalid
from auditor.keptjson import kept
from auditor.yamlfiles import load_yaml


def read_checked(path: Path, schema: Path) -> dict[str, Any]:
    """Read a YAML file and hold it against a JSON Schema.

    What has been found valid once is kept in the cache folder as JSON, under a checksum of file and
    schema: parsing and checking the whole taxonomy costs more than classifying a few lines.

    Raises:
        TaxonomyInvalid: With the file, the place in it and what is wrong there.
    """
    rules = schema.read_bytes()
    record: dict[str, Any] = kept("reference", (path.read_bytes(), rules), lambda: _checked(path, json.loads(rules)))
    return record


def _checked(path: Path, schema: Mapping[str, Any]) -> dict[str, Any]:
    from jsonschema import Draft202012Validator

    record: dict[str, Any] = read_yaml(path)
    errors = sorted(
        Draft202012Validator(schema).iter_errors(record), key=lambda error: [str(part) for part in error.path]
    )
    if errors:
        place = "/".join(str(part) for part in errors[0].path)
        raise TaxonomyInvalid(path, place, errors[0].message)
    return record


def read_yaml(path: Path) -> Any:
    """Read a YAML file.

    Raises:
        TaxonomyInvalid: It is no YAML, or no UTF-8 text.
    """
    try:
        return load_yaml(path)
    except (yaml.YAMLError, ValueError) as error:
        raise TaxonomyInvalid(path, "", " ".join(str(error).split())) from error
