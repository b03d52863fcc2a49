"""A Tesseract that says what a test wants it to say."""

from __future__ import annotations

from pathlib import Path

import pytest


def install(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, languages: tuple[str, ...] = (), body: str = "", table: str = ""
) -> Path:
    """Put a program called tesseract on a search path that holds nothing else.

    Args:
        folder: Where it is put.
        monkeypatch: Sets the search path.
        languages: Those that it lists.
        body: Shell commands for everything but the list of languages.
        table: What it prints instead, the picture read and thrown away.
    """
    programs = folder / "programs"
    programs.mkdir()
    answer = programs / "answer.tsv"
    answer.write_text(table, encoding="utf-8")
    listed = "".join(f"{language}\\n" for language in languages)
    rest = body if body else f"/bin/cat > /dev/null; /bin/cat '{answer}'"
    program = programs / "tesseract"
    head = f"if [ \"$1\" = --list-langs ]; then printf 'List of languages (2):\\n{listed}'; exit 0; fi"
    program.write_text(f"#!/bin/sh\n{head}\n{rest}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    return program
