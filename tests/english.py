"""Words that only an English text holds, to see that none has leaked into a Swedish one."""

from __future__ import annotations

import re

COMMON = frozenset(
    (
        *("about", "above", "after", "aim", "and", "any", "are", "at", "because", "below", "between", "both"),
        *("but", "by", "can", "case", "chain", "choose", "column", "conflict", "contents", "date", "decision"),
        *("direct", "do", "economic", "element", "environmental", "evidence", "expected", "false", "followup"),
        *("from", "further", "gap", "gaps", "goal", "goals", "has", "have", "heading", "high", "how", "if", "intent"),
        *("is", "it", "its", "language", "level", "link", "low", "measure", "medium", "mention", "mentioned"),
        *("missing", "more", "none", "not", "of", "only", "open", "or", "other", "owner", "page", "pages"),
        *("paragraph", "passage", "passages", "position", "priority", "probability", "question", "quote", "reason"),
        *("relevance", "report", "resource", "responsible", "section", "severity", "should", "sheet", "source"),
        *("strategy", "table", "target", "targets", "that", "the", "their", "there", "these", "they", "this"),
        *("threshold", "thresholds", "title", "to", "true", "type", "unaddressed", "value", "weighed", "were"),
        *("what", "where", "which", "who", "why", "will", "with", "without", "write", "yes", "you"),
    )
)
# Names of files, which are the same in every language.
FILES = re.compile(r"\breport\.\w+|\baudit\.json")


def english_words(text: str) -> set[str]:
    """The English words that a text holds."""
    return set(re.findall(r"[a-zåäö]{2,}", FILES.sub(" ", text).lower())) & COMMON
