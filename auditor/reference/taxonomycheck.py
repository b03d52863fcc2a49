"""Proof of the reference data, and of a framework of one's own, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from auditor.errors import SourceNotFound, TaxonomyInvalid
from auditor.reference import taxonomy
from auditor.reference.checkedfiles import read_yaml
from auditor.reference.frameworkcheck import (
    Problem,
    framework_problems,
    load_settings,
    phrase_faults,
    repeated_fields,
    thin_items,
    walk,
)
from auditor.reference.frameworks import FOLDER as FRAMEWORKS
from auditor.reference.plainerrors import place
from auditor.reference.profile import FOLDER as PROFILES
from auditor.reference.profile import Profile, load_profile
from auditor.reference.taxonomy import Goal, Target, Taxonomy, load_taxonomy


def check_shipped() -> Iterator[str]:
    """Prove the shipped goals, targets, phrases, profiles and frameworks; a line for each thing proved.

    Raises:
        TaxonomyInvalid: Something is wrong; further problems are given as lines before.
    """
    loaded = load_taxonomy()
    goals = taxonomy.FOLDER / "sdg"
    repeated = (problem for path in sorted(goals.glob("*.yml")) for problem in repeated_fields(path))
    found = [*repeated, *(Problem("", what) for what in taxonomy.problems(loaded)), *phrase_problems(loaded)]
    examples = sum(len(texts) for target in loaded.targets.values() for texts in target.examples.values())
    counter = sum(len(texts) for target in loaded.targets.values() for texts in target.counterexamples.values())
    kept = f"{len(loaded.goals)} goals, {len(loaded.targets)} targets, {examples} examples, {counter} counter-examples"
    yield from _verdict(goals, found, f"version {loaded.version}, {kept}: in order.")
    for path in sorted(PROFILES.glob("*.yml")):
        profile = load_profile(path, loaded.targets)
        found = [*repeated_fields(path), *count_problems(loaded, profile)]
        yield from _verdict(path, found, f"version {profile.version}, {len(profile.targets)} targets: in order.")
    for path in sorted(FRAMEWORKS.glob("*.yml")):
        record = read_yaml(path)
        found = framework_problems(path, record, loaded)
        found = found if found else list(thin_items(record))
        items = sum(1 for _ in walk(record)) if not found else 0
        yield from _verdict(path, found, f"version {record.get('version')}, {items} items: in order.")


def check_files(paths: Iterable[Path]) -> Iterator[str]:
    """Prove frameworks; a line for each file that is in order, and before it what would make its reading surer.

    Raises:
        SourceNotFound: There is no such file.
        TaxonomyInvalid: A file is broken; if it has several problems, all are given as lines before.
    """
    for path in paths:
        if not path.is_file():
            raise SourceNotFound(path)
        record = read_yaml(path)
        found = framework_problems(path, record, load_taxonomy())
        if not found:
            yield from (f"{path.name}: {_told(problem)}" for problem in thin_items(record))
        items = sum(1 for _ in walk(record)) if not found else 0
        yield from _verdict(path, found, f"{items} {'item' if items == 1 else 'items'}: in order.")


def _verdict(path: Path, found: list[Problem], praise: str) -> Iterator[str]:
    if not found:
        yield f"{path.name}: {praise}"
        return
    if len(found) > 1:
        yield from (f"{path.name}: {_told(problem)}" for problem in found)
    more = f" This is the first of {len(found)} problems." if len(found) > 1 else ""
    raise TaxonomyInvalid(path, found[0].place, found[0].what + more)


def _told(problem: Problem) -> str:
    return f"{problem.place}: {problem.what}" if problem.place else problem.what


def phrase_problems(known: Taxonomy) -> Iterator[Problem]:
    """Phrases that could never be found, or that would be found in too many words."""
    entries: list[Goal | Target] = [*known.goals.values(), *known.targets.values()]
    for entry in entries:
        for phrase in (phrase for listed in entry.phrases.values() for phrase in listed):
            yield from (Problem(place([str(entry.id), "phrases"]), what) for what in phrase_faults(phrase))


def count_problems(known: Taxonomy, profile: Profile) -> Iterator[Problem]:
    """Targets with fewer examples or counter-examples than their relevance asks for."""
    for target in known.targets.values():
        fewest = load_settings()["fewest"][profile.target(target.id).relevance]
        for kind, listed in _proofs(target).items():
            for language, least in fewest[kind].items():
                if len(listed[language]) < least:
                    what = f"{len(listed[language])} in {language}, but its relevance asks for {least}: write more."
                    yield Problem(f"{target.id}/{kind}", what)


def _proofs(target: Target) -> dict[str, taxonomy.Lists]:
    return {"examples": target.examples, "counterexamples": target.counterexamples}
