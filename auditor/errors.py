"""Named errors: each says what is wrong and what to do next, in one sentence."""

from __future__ import annotations

from pathlib import Path


class AuditorError(Exception):
    """Base of every error that a user can mend; the command line prints it and exits with code 1."""


class SourceNotFound(AuditorError):
    """The file to audit does not exist."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"There is no file {path}: check the path.")


class SourceUnreadable(AuditorError):
    """The file exists but cannot be read as a document.

    Args:
        path: The file.
        why: A clause that completes "<path> cannot be read:" and says what to do.
    """

    def __init__(self, path: Path, why: str) -> None:
        self.path = path
        self.why = why
        super().__init__(f"{path} cannot be read: {why}")


class EncoderUnavailable(AuditorError):
    """The encoder cannot be built or loaded.

    Args:
        why: A clause that completes "The encoder is not available:" and says what to do.
    """

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(f"The encoder is not available: {why}")


class TaxonomyInvalid(AuditorError):
    """A file of reference data does not follow its schema."""

    def __init__(self, path: Path, place: str, why: str) -> None:
        self.path = path
        self.place = place
        where = f" at {place}" if place else ""
        super().__init__(f"{path.name} is not valid{where}: {why}")


class UnknownCode(AuditorError):
    """A goal, target, profile or framework that does not exist."""

    def __init__(self, what: str, code: str) -> None:
        self.code = code
        super().__init__(f"There is no {what} {code!r}: check the spelling.")


class LineInvalid(AuditorError):
    """A line of the input is not what it should be."""

    def __init__(self, number: int, why: str) -> None:
        self.number = number
        super().__init__(f"Line {number} cannot be used: {why}")


class ModelUnavailable(AuditorError):
    """A trained model lacks files."""

    def __init__(self, folder: Path, missing: list[str]) -> None:
        super().__init__(f"The model in {folder} lacks {', '.join(missing)}: restore the folder from the repository.")
