"""Build the revised copy of the example strategy: the same source with the edits that `revised/edits.yml` lists.

The edits are known one by one, so that a comparison of the two documents can be checked against them.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from auditor.comparing.alignment import Fate
from auditor.measuring.example import EXAMPLE, build_pdf
from auditor.yamlfiles import load_yaml

REVISED = EXAMPLE / "revised"
Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit of the example.

    Attributes:
        kind: What becomes of the passage.
        where: The heading above it, without number.
        what: How the passage begins; of a new one, all of it.
        why: What was done, in English.
        wording: What it weakens or strengthens, and the direction.
        steps: The remaining fields of the list, which say how.
    """

    kind: Fate
    where: str
    what: str
    why: str
    wording: tuple[tuple[str, str], ...]
    steps: dict[str, str]


def read_edits(folder: Path = REVISED) -> tuple[Edit, ...]:
    """The edits of `edits.yml` in its order."""
    edits = []
    for entry in load_yaml(folder / "edits.yml")["edits"]:
        steps = {name: entry[name] for name in ("from", "to", "after", "at", "with", "text") if name in entry}
        wording = tuple((name, direction) for name, direction in entry.get("wording", ()))
        what = entry["text"] if entry["kind"] == "new" else entry["find"]
        edits.append(Edit(entry["kind"], entry["where"], what, entry["why"], wording, steps))
    return tuple(edits)


def revise(blocks: Sequence[Block], edits: Sequence[Edit]) -> list[Block]:
    """The blocks of `strategy.yml` with the edits made.

    Raises:
        LookupError: A passage that an edit names is not there, or stands there twice.
    """
    revised = [dict(block) for block in blocks]
    for edit in edits:
        _make(revised, edit)
    return revised


def build_revised(folder: Path = REVISED, example: Path = EXAMPLE) -> bytes:
    """Typeset the example with the edits made."""
    source = load_yaml(example / "strategy.yml")
    source["blocks"] = revise(source["blocks"], read_edits(folder))
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        shutil.copy(example / "example.typ", place)
        (place / "strategy.yml").write_text(yaml.safe_dump(source, allow_unicode=True, sort_keys=False), "utf-8")
        return build_pdf(place)


def write_revised(folder: Path = REVISED) -> None:
    """Write `revised.pdf` anew."""
    (folder / "revised.pdf").write_bytes(build_revised(folder))


def _make(blocks: list[Block], edit: Edit) -> None:
    steps = edit.steps
    if edit.kind == "new":
        at = _find(blocks, steps["after"])
        blocks.insert(at + 1, {"kind": blocks[at]["kind"], "text": edit.what})
        return
    at = _find(blocks, edit.what)
    block = blocks[at]
    if edit.kind == "gone":
        del blocks[at]
    elif edit.kind == "moved":
        del blocks[at]
        blocks.insert(_find(blocks, steps["after"]) + 1, block)
    elif edit.kind == "split":
        first, mark, second = block["text"].partition(steps["at"])
        blocks[at : at + 1] = [{**block, "text": first.strip()}, {**block, "text": mark + second}]
    elif edit.kind == "merged":
        other = _find(blocks, steps["with"])
        block["text"] = f"{block['text']} {blocks[other]['text']}"
        del blocks[other]
    else:
        if block["text"].count(steps["from"]) != 1:
            raise LookupError(f"{steps['from']!r} must stand once in the passage that begins {edit.what!r}")
        block["text"] = block["text"].replace(steps["from"], steps["to"])


def _find(blocks: Sequence[Block], beginning: str) -> int:
    found = [at for at, block in enumerate(blocks) if block.get("text", "").startswith(beginning)]
    if len(found) != 1:
        raise LookupError(f"one passage must begin {beginning!r}, and {len(found)} do")
    return found[0]


if __name__ == "__main__":
    write_revised()
