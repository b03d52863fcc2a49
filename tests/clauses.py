"""What the package's errors are raised with, gathered from its source, for the test of translations."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "auditor"
# Which argument of each class is a clause of its own.
CLAUSE = {
    "SourceUnreadable": 1,
    "EncoderUnavailable": 0,
    "TaxonomyInvalid": 2,
    "LineInvalid": 1,
    "FetchFailed": 0,
    "Unread": 2,
    "Problem": 1,
}
SAMPLE = "7"
"""Stands for a value in a clause."""


@lru_cache(maxsize=1)
def raised_clauses() -> frozenset[str]:
    """All clauses in the package, a sample in place of each value."""
    return frozenset(clause for path in sorted(PACKAGE.rglob("*.py")) for clause in _of_module(path))


def _of_module(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text("utf-8"))
    names = _names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CLAUSE:
            at = CLAUSE[node.func.id]
            if len(node.args) > at:
                yield from (
                    clause
                    for clause in _texts(node.args[at], names)
                    if " " in clause and any(sign.isalpha() for sign in clause)
                )


def _names(tree: ast.Module) -> dict[str, list[ast.expr]]:
    """What is assigned to each name in a module, loops over a named table of texts included."""
    names: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    names.setdefault(target.id, []).append(node.value)
        elif isinstance(node, ast.For) and isinstance(node.iter, ast.Name):
            for part in ast.walk(node.target):
                if isinstance(part, ast.Name):
                    names.setdefault(part.id, []).append(node.iter)
    return names


def _texts(node: ast.expr, names: dict[str, list[ast.expr]], depth: int = 0) -> Iterator[str]:
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.JoinedStr():
            for text in _joined(node, names, depth):
                yield text
        case ast.IfExp():
            yield from _texts(node.body, names, depth)
            yield from _texts(node.orelse, names, depth)
        case ast.Tuple() | ast.List():
            for element in node.elts:
                yield from _texts(element, names, depth)
        case ast.Name() if depth < 4:
            for value in names.get(node.id, []):
                yield from _texts(value, names, depth + 1)


def _joined(node: ast.JoinedStr, names: dict[str, list[ast.expr]], depth: int) -> list[str]:
    """The text of an f-string; a local name that holds a text is put in, everything else is a sample."""
    whole = [""]
    for part in node.values:
        if isinstance(part, ast.Constant):
            pieces = [str(part.value)]
        elif isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.Name):
            known = [text for text in _texts(part.value, names, depth + 1) if " " in text]
            pieces = known if known else [SAMPLE]
        else:
            pieces = [SAMPLE]
        whole = [head + piece for head in whole for piece in pieces]
    return whole
