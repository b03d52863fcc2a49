"""The passage to read where a goal or target is found missing by a hair."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.judging.depth import commits, names_only, states_lack
from auditor.records import Audit, Coverage

# As `audit.json` keeps probabilities, so that a report written anew from it names the same passage.
DECIMALS = 6


def borderline_cases(audit: Audit) -> tuple[Coverage, ...]:
    """Goals and targets whose level hangs on one passage near the threshold; only those that apply can be gaps."""
    items = (*audit.goals, *audit.targets)
    return tuple(item for item in items if item.borderline and item.relevance != "not_applicable")


def nearest_paragraphs(audit: Audit) -> Mapping[str, str]:
    """For each borderline case without a passage that counts, the paragraph that comes closest, by item."""
    wanted = {item.item for item in borderline_cases(audit) if not item.paragraphs}
    paragraphs = {paragraph.id: paragraph for paragraph in audit.document.paragraphs}
    found: dict[str, tuple[float, str]] = {}
    for match in audit.matches:
        paragraph = paragraphs[match.paragraph]
        if not wanted or names_only(paragraph) or states_lack(paragraph):
            continue
        counts = commits(paragraph)
        scores = [(str(score.goal), score.probability, score.present) for score in match.goals]
        scores += [(score.target, score.probability, score.present) for score in match.targets]
        for item, probability, present in scores:
            chance = round(probability, DECIMALS)
            if item in wanted and (present or counts) and chance > found.get(item, (0.0, ""))[0]:
                found[item] = (chance, match.paragraph)
    return {item: paragraph for item, (_, paragraph) in found.items()}
