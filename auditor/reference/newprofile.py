"""A relevance profile made from answers: the first rule that holds decides a target and is logged there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from auditor.errors import AuditorError
from auditor.files import replace_file
from auditor.records import Language
from auditor.reference.profile import Profile, load_profile
from auditor.reference.questions import Answers, Questions, load_questions

ID = re.compile(r"[a-z0-9-]+")


class ProfileStands(AuditorError):
    """A profile would be written over a file that is there."""

    def __init__(self, path: Path) -> None:
        super().__init__("{path} is already there: choose another name, or replace it with --force.", path=path)


class NameUnfit(AuditorError):
    """A profile's short name has signs that no profile may have."""

    def __init__(self, name: str) -> None:
        super().__init__(
            "{name!r} cannot be a profile's short name: use small letters a to z, digits and hyphens alone.", name=name
        )


def write_profile(
    path: Path, answers: Answers, name: Mapping[str, str], language: Language = "sv", *, force: bool = False
) -> Path:
    """Write a profile that follows from answers.

    Args:
        path: The file; its name without ending becomes the profile's id.
        answers: To all questions (`auditor.reference.questions`).
        name: Of the region or municipality, by language.
        language: Of the explanations at the top of the file.
        force: Whether a file that is there may be replaced.

    Returns:
        The path.

    Raises:
        NameUnfit: The file's name cannot be an id.
        ProfileStands: The file is there and must not be replaced.
        OSError: The place cannot be written.
    """
    prove_free(path, force=force)
    text = profile_text(path.stem, answers, name, load_questions(), language)
    return replace_file(path, text.encode())


def prove_free(path: Path, *, force: bool = False) -> None:
    """See, before anybody is asked, that a profile can stand at a place.

    Raises:
        NameUnfit: The file's name cannot be an id.
        ProfileStands: The file is there and must not be replaced.
    """
    if not ID.fullmatch(path.stem):
        raise NameUnfit(path.stem)
    if path.exists() and not force:
        raise ProfileStands(path)


def profile_text(
    identifier: str, answers: Answers, name: Mapping[str, str], questions: Questions, language: Language
) -> str:
    """The profile as YAML with comments; nobody has confirmed it."""
    base = load_profile(questions.base)
    targets = {code: _decide(code, base, answers, questions) for code in base.targets}
    reasons = {**base.reasons, **questions.reasons}
    used = {entry["reason"] for entry in targets.values()}
    told = ", ".join(f"{question} {answer}" for question, answer in answers.items())
    header = questions.header[language].format(answers=told)
    lines = [f"# {line}" for line in header.rstrip().splitlines()]
    lines += [
        f"id: {identifier}",
        f"name: {_flow(name)}",
        'version: "1"',
        'confirmed: {by: "", when: ""}',
        f"expected: {_flow(base.expected)}",
        f"roles: {_flow(questions.roles[answers['roles']])}",
        "reasons:",
        *(f"  {code}: {_flow(reasons[code])}" for code in reasons if code in used),
        "targets:",
        *(f'  "{code}": {_flow(entry)}' for code, entry in targets.items()),
    ]
    return "\n".join(lines) + "\n"


def _decide(code: str, base: Profile, answers: Answers, questions: Questions) -> dict[str, Any]:
    """The entry of a target, with the rule that decided it."""
    known = base.target(code)
    for rule in questions.rules:
        if code in rule.targets and rule.holds(answers):
            told = ", ".join(f"{question} {answer}" for question, answer in rule.when.items())
            entry = {"relevance": rule.relevance, "reason": rule.reason, "scope": rule.scope, "rule": told}
            return _kept(entry, known.deadline, rule.targets[code])
    entry = {"relevance": known.relevance, "reason": known.reason, "scope": known.scope, "rule": f"base {base.id}"}
    return _kept(entry, known.deadline, known.note)


def _kept(entry: dict[str, Any], deadline: int | None, note: str) -> dict[str, Any]:
    more = {"deadline": deadline, "note": note}
    return {key: value for key, value in (entry | more).items() if value not in (None, "", "none")}


def _flow(record: Mapping[Any, Any]) -> str:
    return yaml.safe_dump(
        dict(record), default_flow_style=True, allow_unicode=True, sort_keys=False, width=float("inf")
    ).strip()
