"""What a JSON Schema finds wrong, in words for people who write YAML and not schemas."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

TYPES = {
    "string": "text (put it in quotes)",
    "array": "a list (lines that begin with -)",
    "object": "fields with values",
}


def schema_problems(record: object, schema: Path) -> Iterator[tuple[str, str]]:
    """Place and problem of everything in a record that does not follow a schema, in the file's order."""
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(json.loads(schema.read_text("utf-8")))
    errors = sorted(validator.iter_errors(record), key=lambda error: [_rank(part) for part in error.absolute_path])
    for error in errors:
        yield place(_named(record, error.absolute_path)), explain(error)


def place(parts: Iterable[str]) -> str:
    """Where something stands, outermost first."""
    return "/".join(parts)


def explain(error: ValidationError) -> str:
    """One sentence on what is wrong and what to write instead."""
    wanted: Any = error.validator_value
    found: Any = error.instance
    match error.validator:
        case "required":
            missing = [name for name in wanted if name not in found]
            return f"{_listed(missing)} missing."
        case "additionalProperties":
            known = error.schema["properties"] if isinstance(error.schema, dict) else {}
            odd = [name for name in found if name not in known]
            return f"the field {_listed(odd)} not known here; known are {', '.join(known)}."
        case "type":
            return f"it must be {TYPES.get(str(wanted), str(wanted))}, and is {_shown(found)}."
        case "enum":
            return f"it must be one of {', '.join(map(str, wanted))}, and is {_shown(found)}."
        case "minItems" | "minProperties" | "minLength":
            return "it is empty; fill it in or take it away."
        case "pattern":
            return f"{_shown(found)} will not do: it must hold at least one sign, an id no spaces."
    return error.message


def _listed(names: list[str]) -> str:
    return " and ".join(repr(name) for name in names) + (" is" if len(names) == 1 else " are")


def _shown(value: object) -> str:
    if value is None:
        return "empty"
    text = str(value)
    return repr(text if len(text) <= 40 else text[:40] + "…")


def _named(record: Any, path: Iterable[str | int]) -> Iterator[str]:
    """A path in which list entries go by their id where they have one, else by their number from 1."""
    here, waiting = record, ""
    for part in path:
        here = here[part]
        if isinstance(part, str):
            if waiting:
                yield waiting
            waiting = part
            continue
        identifier = here.get("id") if isinstance(here, dict) else None
        yield f"item {identifier}" if isinstance(identifier, str) else f"{waiting}, no. {part + 1}"
        waiting = ""
    if waiting:
        yield waiting


def _rank(part: str | int) -> tuple[int, int, str]:
    return (0, part, "") if isinstance(part, int) else (1, 0, part)
