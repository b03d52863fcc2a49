"""The relevance profile: which targets a strategy can be expected to take up, how far, and in which role a dimension.

A profile is an editable YAML file. It is a judgement that the region has to confirm;
nothing of it is fixed in code. Relevance comes before coverage: a target that does not
apply is no gap, and one that is steered inside the organisation is none in the strategy.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from auditor.errors import SourceNotFound, TaxonomyInvalid, UnknownCode
from auditor.folders import TAXONOMIES
from auditor.records import DIMENSIONS, Dimension, Level, Relevance
from auditor.reference.checkedfiles import read_checked

FOLDER = TAXONOMIES / "profiles"
ORDER: tuple[Relevance, ...] = ("not_applicable", "indirect", "direct")
Role = Literal["goal", "means", "frame", "none"]
Scope = Literal["strategy", "organisation", "both", "none"]


@dataclass(frozen=True, slots=True)
class TargetProfile:
    """What the profile says of one target.

    Attributes:
        target: Its code.
        relevance: Class.
        reason: Code of the rule that decided, explained in `Profile.reasons`.
        scope: Whether strategy, organisation or both steer it; `none` where it does not apply.
        expected: The level expected of the strategy at least; `missing` where nothing is expected.
        deadline: The year that the target itself names, or None.
        note: Why, in Swedish.
        rule: The rule that decided, where the profile was made by rules: answers, or the base profile.
    """

    target: str
    relevance: Relevance
    reason: str
    scope: Scope
    expected: Level
    deadline: int | None = None
    note: str = ""
    rule: str = ""

    @property
    def counts(self) -> bool:
        """Whether silence of the strategy would be a gap."""
        return self.relevance != "not_applicable" and self.scope != "organisation"


@dataclass(frozen=True, slots=True)
class Profile:
    """A whole profile.

    Attributes:
        id: Name of its file.
        name: In each language.
        version: Of the profile.
        targets: By code.
        reasons: Explanation of each reason code in each language.
        roles: Of each dimension.
        expected: The level of each class where a target has none of its own.
        confirmed_by: Who in the region confirmed it; empty: nobody yet.
        confirmed_when: The date, ISO; empty: not yet.
    """

    id: str
    name: Mapping[str, str]
    version: str
    targets: Mapping[str, TargetProfile] = field(repr=False)
    reasons: Mapping[str, Mapping[str, str]] = field(repr=False)
    roles: Mapping[Dimension, Role]
    expected: Mapping[Relevance, Level]
    confirmed_by: str = ""
    confirmed_when: str = ""

    def target(self, code: str) -> TargetProfile:
        """What it says of a target.

        Raises:
            UnknownCode: The profile does not name the target.
        """
        if code not in self.targets:
            raise UnknownCode("target in the profile", code)
        return self.targets[code]

    def goal_relevance(self, goal: int) -> Relevance:
        """The relevance of a goal: that of its most relevant target that the strategy can be asked about."""
        found = [entry.relevance for entry in self.of_goal(goal) if entry.counts]
        return max(found, key=ORDER.index, default="not_applicable")

    def goal_expected(self, goal: int) -> Level:
        """The level expected of a goal: that of its most relevant target."""
        relevance = self.goal_relevance(goal)
        entries = [entry for entry in self.of_goal(goal) if entry.counts and entry.relevance == relevance]
        levels: tuple[Level, ...] = ("missing", "mention", "intent", "aim", "measure", "chain")
        return max((entry.expected for entry in entries), key=levels.index, default="missing")

    def of_goal(self, goal: int) -> tuple[TargetProfile, ...]:
        """The entries of a goal's targets."""
        return tuple(entry for code, entry in self.targets.items() if code.partition(".")[0] == str(goal))


def load_profile(name: str | Path = "sormland", targets: Collection[str] | None = None) -> Profile:
    """Read a shipped profile by name, or one's own by path.

    Args:
        name: `sormland`, or a path to a `.yml` file.
        targets: All target codes; if given, the profile must name each of them and no other.

    Raises:
        UnknownCode: There is no shipped profile of that name; lists those there are.
        SourceNotFound: There is no such file.
        TaxonomyInvalid: The file does not follow the schema, or names too few or unknown targets.
    """
    if str(name).endswith((".yml", ".yaml")):
        path = Path(name)
        if not path.is_file():
            raise SourceNotFound(path)
    else:
        path = FOLDER / f"{name}.yml"
        if not path.is_file():
            raise UnknownCode("profile", str(name), sorted(shipped.stem for shipped in FOLDER.glob("*.yml")))
    record = read_checked(path, FOLDER / "schema.json")
    if targets is not None and set(record["targets"]) != set(targets):
        odd = sorted(set(record["targets"]) ^ set(targets))
        raise TaxonomyInvalid(path, "targets", f"every target must be named once; missing or unknown: {', '.join(odd)}")
    unknown = sorted({entry["reason"] for entry in record["targets"].values()} - set(record["reasons"]))
    if unknown:
        raise TaxonomyInvalid(path, "targets", f"reasons without explanation: {', '.join(unknown)}")
    return Profile(
        id=record["id"],
        name=record["name"],
        version=record["version"],
        targets={code: _target(code, entry, record["expected"]) for code, entry in record["targets"].items()},
        reasons=record["reasons"],
        roles={dimension: record["roles"][dimension] for dimension in DIMENSIONS},
        expected=record["expected"],
        confirmed_by=record["confirmed"]["by"],
        confirmed_when=record["confirmed"]["when"],
    )


def _target(code: str, entry: Mapping[str, object], expected: Mapping[str, Level]) -> TargetProfile:
    relevance: Relevance = entry["relevance"]  # type: ignore[assignment]  # held against the schema above
    scope: Scope = entry.get("scope", "none")  # type: ignore[assignment]
    level: Level = entry.get("expected", expected[relevance])  # type: ignore[assignment]
    if relevance == "not_applicable" or scope == "organisation":
        level = "missing"
    deadline = entry.get("deadline")
    return TargetProfile(
        target=code,
        relevance=relevance,
        reason=str(entry["reason"]),
        scope=scope,
        expected=level,
        deadline=deadline if isinstance(deadline, int) else None,
        note=str(entry.get("note", "")),
        rule=str(entry.get("rule", "")),
    )
