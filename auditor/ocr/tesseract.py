"""The program Tesseract: where it stands, which languages it knows, what it makes of a picture."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from auditor.ocr.ocrsettings import ocr_settings

# Asking for the version or the languages takes a tenth of a second; a program that hangs is no help.
ASKING = 20.0
# One thread for each picture: pages are recognised side by side, which is faster than threads inside one.
ENVIRONMENT = {"OMP_THREAD_LIMIT": "1"}


class RecognitionFailed(Exception):
    """A page could not be recognised: the program failed or took too long."""


@dataclass(frozen=True, slots=True)
class Tesseract:
    """An installed Tesseract.

    Attributes:
        program: Its full path.
        languages: Codes of the language data that it finds.
    """

    program: str
    languages: frozenset[str]

    def table(self, picture: bytes, languages: str, dpi: float) -> str:
        """Recognise a picture.

        Args:
            picture: A PNM file.
            languages: Codes joined by `+`.
            dpi: Its resolution.

        Returns:
            The program's table: a row for each block, paragraph, line and word, tabs between the columns.

        Raises:
            RecognitionFailed: The program failed or took too long.
        """
        return self._run(("stdin", "stdout", "-l", languages, "--dpi", str(round(dpi)), "--psm", "3", "tsv"), picture)

    def turn(self, picture: bytes, dpi: float) -> int:
        """Quarter turns clockwise that set a picture upright; 0 where the program cannot tell.

        Raises:
            RecognitionFailed: The program took too long.
        """
        if "osd" not in self.languages:
            return 0
        arguments = ("stdin", "stdout", "-l", "osd", "--dpi", str(round(dpi)), "--psm", "0")
        found = _call(self.program, arguments, picture, ocr_settings().seconds).stdout
        for line in found.decode("utf-8", "replace").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "Rotate" and value.strip().isdigit():
                return int(value) // 90 % 4
        return 0

    def _run(self, arguments: tuple[str, ...], picture: bytes) -> str:
        done = _call(self.program, arguments, picture, ocr_settings().seconds)
        if done.returncode != 0:
            message = done.stderr.decode("utf-8", "replace").strip()
            raise RecognitionFailed(f"Tesseract ended with code {done.returncode}: {message[:200]}")
        return done.stdout.decode("utf-8", "replace")


def find_tesseract() -> Tesseract | None:
    """The installed Tesseract with its languages, or None where it is missing or does not run."""
    program = shutil.which("tesseract")
    if program is None:
        program = next((place for place in ocr_settings().places if Path(place).is_file()), None)
    if program is None:
        return None
    try:
        listed = _call(program, ("--list-langs",), b"", ASKING)
    except RecognitionFailed:
        return None
    if listed.returncode != 0:
        return None
    # Older versions list on the error stream.
    lines = (listed.stdout + b"\n" + listed.stderr).decode("utf-8", "replace").splitlines()
    return Tesseract(program, frozenset(line.strip() for line in lines if line.strip() and " " not in line.strip()))


def _call(program: str, arguments: tuple[str, ...], given: bytes, seconds: float) -> subprocess.CompletedProcess[bytes]:
    """Run the program without a shell; it reads the picture from its standard input, so that no file is left over."""
    try:
        return subprocess.run(
            (program, *arguments),
            input=given,
            capture_output=True,
            timeout=seconds,
            check=False,
            env={**os.environ, **ENVIRONMENT},
        )
    except subprocess.TimeoutExpired as error:
        raise RecognitionFailed(f"Tesseract took longer than {seconds:.0f} seconds.") from error
    except OSError as error:
        raise RecognitionFailed(f"Tesseract does not run: {error}") from error
