"""Named errors: each says what is wrong and what to do next, in one sentence.

`str(error)` is English. `auditor.messages.tell` gives the same sentence in the user's
language, from the catalogue `templates/words/errors.sv.yml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any


class AuditorError(Exception):
    """Base of every error that a user can mend; the command line prints it and exits with code 1.

    Args:
        message: A sentence, with a field in braces for each of the values.
        values: What stands in the fields; without any, the message is taken as it is.

    Attributes:
        message: The sentence with its fields empty, by which its translation is found.
        values: What stands in the fields.
    """

    def __init__(self, message: str, **values: object) -> None:
        self.message = message
        self.values = values
        super().__init__(message.format(**values) if values else message)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel between processes whatever the arguments of the subclass are."""
        return _remade, (type(self), self.args, self.__dict__)


def _remade(kind: type[AuditorError], args: tuple[Any, ...], state: dict[str, Any]) -> AuditorError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class SourceNotFound(AuditorError):
    """The file to audit does not exist."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__("There is no file {path}: check the path.", path=path)


class SourceUnreadable(AuditorError):
    """The file exists but cannot be read as a document.

    Args:
        path: The file.
        why: A clause that completes "<path> cannot be read:" and says what to do.
    """

    def __init__(self, path: Path, why: str) -> None:
        self.path = path
        self.why = why
        super().__init__("{path} cannot be read: {why}", path=path, why=why)


class EncoderUnavailable(AuditorError):
    """The encoder cannot be built or loaded.

    Args:
        why: A clause that completes "The encoder is not available:" and says what to do.
    """

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__("The encoder is not available: {why}", why=why)


class TaxonomyInvalid(AuditorError):
    """A file of reference data does not follow its schema.

    Args:
        path: The file.
        place: Where in it; empty for the file as a whole.
        why: A clause that says what is wrong there.
    """

    def __init__(self, path: Path, place: str, why: str) -> None:
        self.path = path
        self.place = place
        if place:
            super().__init__("{file} is not valid at {place}: {why}", file=path.name, place=place, why=why)
        else:
            super().__init__("{file} is not valid: {why}", file=path.name, why=why)


class UnknownCode(AuditorError):
    """A goal, target, profile or framework that does not exist.

    Args:
        what: The kind of thing.
        code: What was asked for.
        known: What there is, to be listed.
    """

    def __init__(self, what: str, code: str, known: Sequence[str] = ()) -> None:
        self.code = code
        if known:
            message = "There is no {what} {code!r}: choose one of {known}."
            super().__init__(message, what=what, code=code, known=", ".join(known))
        else:
            super().__init__("There is no {what} {code!r}: check the spelling.", what=what, code=code)


class LineInvalid(AuditorError):
    """A line of the input is not what it should be."""

    def __init__(self, number: int, why: str) -> None:
        self.number = number
        super().__init__("Line {number} cannot be used: {why}", number=number, why=why)


class ModelUnavailable(AuditorError):
    """A trained model lacks files."""

    def __init__(self, folder: Path, missing: list[str]) -> None:
        super().__init__(
            "The model in {folder} lacks {missing}: restore the folder from the repository.",
            folder=folder,
            missing=", ".join(missing),
        )
