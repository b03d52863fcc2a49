"""Lines of JSON in, lines of JSON out: one passage a line, same order, ids kept (docs: the contract in README)."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from auditor.errors import LineInvalid, SourceNotFound, SourceUnreadable
from auditor.matching.matches import Matcher
from auditor.reading.codepoints import mend
from auditor.records import Kind, Match, Paragraph

FEWEST_TARGETS = 10
HALF = re.compile("[\ud800-\udfff]")
"""Halves of characters, which JSON can write and no encoding can hold."""
STANDARD_INPUT = "-"
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph to classify, and the id it came with: any JSON value, which need not be unique."""

    id: Any
    paragraph: Paragraph


def read_passages(lines: Iterable[str]) -> list[Passage]:
    """Passages from JSON Lines.

    Args:
        lines: Each `{"id", "text"}`, optionally `heading` (list) and `kind`.

    Raises:
        LineInvalid: A line is empty, no JSON object, or lacks `id` or a text; names its number.
    """
    return [_passage(number, line) for number, line in enumerate(lines, 1)]


def _passage(number: int, line: str) -> Passage:
    if not line.strip():
        raise LineInvalid(number, "it is empty; every line must hold one JSON object with id and text.")
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        why = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        raise LineInvalid(number, f"it is no JSON ({why}).") from error
    if not isinstance(record, dict):
        raise LineInvalid(number, "it is no JSON object.")
    if "id" not in record:
        raise LineInvalid(number, "it lacks an id.")
    if not _is_json(record["id"]):
        raise LineInvalid(number, "its id holds a number that is none, or too large.")
    if "text" not in record:
        raise LineInvalid(number, "it lacks a text.")
    text = record["text"]
    if not isinstance(text, str):
        raise LineInvalid(number, "its text is no text in quotes.")
    heading = record.get("heading", [])
    if not isinstance(heading, list) or not all(isinstance(part, str) for part in heading):
        raise LineInvalid(number, "its heading is no list of texts.")
    kind = record.get("kind", "body")
    if kind not in KINDS:
        raise LineInvalid(number, f"its kind is none of {', '.join(KINDS)}.")
    path = tuple(_plain(part) for part in heading)
    paragraph = Paragraph(f"line-{number}", number - 1, 1, 1, path, kind, _plain(text), language="")
    return Passage(record["id"], paragraph)


def _is_json(value: object) -> bool:
    """Whether JSON can write a value again: Python reads NaN, and 1e999 as infinity, which JSON does not know."""
    try:
        json.dumps(value, allow_nan=False)
    except ValueError:
        return False
    return True


def _plain(text: str) -> str:
    """A text as a document's reader gives it: loose accents and ligatures mended, halves of characters marked."""
    return mend(HALF.sub("\ufffd", text))


def classify(passages: Sequence[Passage], matcher: Matcher, *, all_targets: bool = False) -> Iterator[dict[str, Any]]:
    """What each passage is about, as the contract's records.

    Args:
        passages: In any number; encoded together.
        matcher: Gives the matches.
        all_targets: Give all 169 targets, not only the best and the present ones.
    """
    matches = matcher.match([passage.paragraph for passage in passages])
    for passage, match in zip(passages, matches, strict=True):
        yield {"id": passage.id, **as_record(match, all_targets=all_targets)}


def as_record(match: Match, *, all_targets: bool = False) -> dict[str, Any]:
    """One match as the contract writes it, without id."""
    targets = [score for at, score in enumerate(match.targets) if all_targets or at < FEWEST_TARGETS or score.present]
    return {
        "goals": [
            {"goal": score.goal, "probability": score.probability, "present": score.present} for score in match.goals
        ],
        "targets": [
            {"target": score.target, "probability": score.probability, "present": score.present} for score in targets
        ],
        "dimensions": {name: round(value, 4) for name, value in match.dimensions.items()},
        "depth": match.depth,
        "elements": list(match.elements),
        "conflict": match.conflict,
    }


def read_lines(file: str) -> list[str]:
    """The lines of a file, or of standard input for `-`.

    Raises:
        SourceNotFound: There is no such file.
        SourceUnreadable: It is a folder, or no UTF-8 text.
    """
    if file == STANDARD_INPUT:
        data, path = sys.stdin.buffer.read(), Path("standard input")
    else:
        path = Path(file)
        if not path.exists():
            raise SourceNotFound(path)
        if path.is_dir():
            raise SourceUnreadable(path, "it is a folder; name a file of JSON Lines.")
        data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceUnreadable(path, "it is no UTF-8 text; save it as UTF-8.") from error
    # Only line feeds part lines: JSON texts may hold other separators such as U+2028.
    lines = text.split("\n")
    return lines[:-1] if lines and lines[-1] == "" else lines
