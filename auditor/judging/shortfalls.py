"""Shortfalls of goals and targets: missing, only mentioned, broken chain, unfollowed, partial, unsure (L1–L5, L8).

A goal that is missing or only mentioned is one gap; its targets are not repeated. No goal
is graded by SMART: an aim may be qualitative, but then follow-up must be somewhere (ESV).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from auditor.judging.depth import commits, names_only
from auditor.judging.findings import Findings, GapWriter
from auditor.judging.levels import load_coverage_rules, read_passage
from auditor.judging.parts import missing_parts
from auditor.records import LEVELS, Coverage, Gap, GapType, Match, Paragraph, Severity
from auditor.reference.taxonomy import Taxonomy


class Shortfalls:
    """Draws gaps from coverage.

    Args:
        findings: What was found.
        taxonomy: Names and parts of goals and targets.
        writer: Words the gaps.
    """

    def __init__(self, findings: Findings, taxonomy: Taxonomy, writer: GapWriter) -> None:
        self.found = findings
        self.taxonomy = taxonomy
        self.writer = writer
        self.words = writer.words
        self.rules = writer.rules
        self.texts = {paragraph.id: paragraph for paragraph in findings.paragraphs}
        self.near = _near(findings.matches, self.texts)
        known = ((match, self.texts.get(match.paragraph)) for match in findings.matches)
        self.deep = {match.paragraph: read_passage(match, text, 1.0).level for match, text in known if text is not None}

    def coverage_gaps(self) -> Iterator[Gap]:
        """L1 to L5 and L8 for goals and their targets."""
        for goal in self.found.goals:
            if goal.expected == "missing":
                continue
            own = list(self.item_gaps(goal, whole=True))
            yield from own
            whole = goal.below > 0
            for target in self.found.targets:
                if target.item.partition(".")[0] != goal.item or target.expected == "missing" or whole:
                    continue
                yield from self.item_gaps(target, whole=False)

    def item_gaps(self, item: Coverage, *, whole: bool) -> Iterator[Gap]:
        """The gaps of one goal or target: below what is expected, or else broken, unfollowed, partial or unsure."""
        kind = "goal" if whole else "target"
        if item.below:
            kinds: dict[str, tuple[GapType, str]] = {"missing": ("L1", f"L1.{kind}"), "mention": ("L2", f"L2.{kind}")}
            form, key = kinds.get(item.level, ("L3", f"L3.intent_{kind}"))
            key += "_unsure" if self.goes_further(item) else ""
            shown = item.paragraphs if item.paragraphs else self.closest(item)
            yield self.gap(form, item, key, self.below(item, whole=whole), shown)
            return
        if whole:
            yield from self.chain_gaps(item)
            return
        yield from self.part_gaps(item)
        if item.borderline:
            level = self.words(f"level.{item.level}")
            yield self.gap("L8", item, "L8", "low", item.paragraphs[:1], level=level)

    def chain_gaps(self, goal: Coverage) -> Iterator[Gap]:
        """L3 and L4 of a goal that reaches what is expected: which links of the chain are missing."""
        if goal.level not in ("aim", "measure"):
            return
        rules = self.rules["kinds"]
        chain = load_coverage_rules().chain
        missing = [link for link in chain if not link & set(goal.elements)]
        names = {frozenset(["aim"]): "aim", frozenset(["measure"]): "measure"}
        keys = [names.get(link, "indicator" if "indicator" in link else "responsible") for link in missing]
        links = self.words.joined([self.words(f"link.{key}") for key in keys])
        if "measure" in keys and goal.level == "aim":
            key = "elsewhere" if "reference" in goal.elements else "no_measure"
            severity = rules["elsewhere" if key == "elsewhere" else "broken"][goal.relevance]
            yield self.gap("L3", goal, f"L3.{key}", severity, goal.paragraphs, links=links)
        elif "aim" in keys:
            yield self.gap("L3", goal, "L3.no_aim", rules["broken"][goal.relevance], goal.paragraphs, links=links)
        elif "responsible" in keys:
            yield self.gap("L3", goal, "L3.nobody", rules["nobody"][goal.relevance], goal.paragraphs, links=links)
        if "indicator" in keys:
            yield self.gap("L4", goal, "L4", rules["unfollowed"][goal.relevance], goal.paragraphs)

    def part_gaps(self, target: Coverage) -> Iterator[Gap]:
        """L5: parts of a composite target that its passages do not take up."""
        passages = [self.texts[name] for name in target.paragraphs if name in self.texts]
        texts = [f"{' '.join(passage.heading[-1:])} {passage.text}" for passage in passages]
        parts = [part for part in self.taxonomy.target(target.item).parts if not part.abroad]
        missing = missing_parts(parts, texts, self.words.language)
        if missing and target.relevance == "direct":
            told = self.words.joined([f"”{part.text[self.words.language]}”" for part in missing])
            severity = self.rules["kinds"]["part"][target.relevance]
            yield self.gap("L5", target, "L5", severity, target.paragraphs, parts=told)

    def below(self, item: Coverage, *, whole: bool) -> Severity:
        """Severity from relevance and the levels missing; a whole goal weighs more."""
        missing = item.below + (self.rules["goal_adds"] if whole else 0)
        scale = self.rules["severity"]["indirect" if item.relevance == "indirect" else "direct"]
        severity: Severity = scale[min(missing, max(scale))]
        return severity

    def closest(self, item: Coverage) -> tuple[str, ...]:
        """The passages that come nearest to an item that no passage addresses; a borderline case has at least one."""
        near = sorted(self.near.get(item.item, ()), key=lambda score: -score[0])
        close = [name for chance, name in near if chance >= self.rules["closest_from"]]
        if not close and item.borderline:
            close = [name for _, name in near[:1]]
        return tuple(close[: self.rules["closest"]])

    def goes_further(self, item: Coverage) -> bool:
        """Whether a passage goes further than the level of its item, which it is too unsure to carry."""
        deepest = (self.deep[name] for name in item.paragraphs if name in self.deep)
        return any(LEVELS.index(level) > LEVELS.index(item.level) for level in deepest)

    def gap(
        self, form: GapType, item: Coverage, key: str, severity: Severity, shown: Sequence[str], **values: object
    ) -> Gap:
        """A gap of a goal or target, worded."""
        language = self.words.language
        name = (self.taxonomy.target(item.item).name if "." in item.item else self.taxonomy.goals[int(item.item)].name)[
            language
        ]
        values |= {
            "name": name,
            "note": item.note,
            "relevance": self.words(f"relevance.{item.relevance}"),
            "expected": self.words(f"level.{item.expected}"),
        }
        return self.writer.write(form, item.item, key, severity, shown, borderline=item.borderline, **values)


def _near(matches: Iterable[Match], texts: Mapping[str, Paragraph]) -> dict[str, list[tuple[float, str]]]:
    """For each goal and target the passages and their probabilities, in reading order.

    Headings, contents and lists of sources name things without saying anything of them.
    """
    near: dict[str, list[tuple[float, str]]] = {}
    for match in matches:
        paragraph = texts.get(match.paragraph)
        if paragraph is None or names_only(paragraph) or not commits(paragraph):
            continue
        of_goal = ((str(score.goal), score.probability) for score in match.goals)
        of_target = ((score.target, score.probability) for score in match.targets)
        for name, chance in (*of_goal, *of_target):
            near.setdefault(name, []).append((chance, match.paragraph))
    return near
