"""YAML as the project reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from auditor.folders import PACKAGE
from auditor.yamlfiles import load_yaml


def test_every_file_of_the_package_reads_as_the_plain_loader_reads_it() -> None:
    files = sorted((PACKAGE / "settings").rglob("*.yml")) + sorted((PACKAGE / "templates").rglob("*.yml"))
    assert files
    for file in files:
        assert load_yaml(file) == yaml.safe_load(file.read_text("utf-8")), file.name


def test_a_byte_order_mark_does_not_belong_to_the_first_key(tmp_path: Path) -> None:
    file = tmp_path / "marked.yml"
    file.write_bytes("\ufeffnamn: å".encode())
    assert load_yaml(file) == {"namn": "å"}


def test_no_object_is_made_from_a_tag(tmp_path: Path) -> None:
    file = tmp_path / "tag.yml"
    file.write_text("!!python/object/apply:os.getcwd []")
    with pytest.raises(yaml.YAMLError):
        load_yaml(file)
