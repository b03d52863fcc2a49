"""An audit as tables, for notebooks and scripts of one's own.

```python
from auditor.api import open_audit

audit = open_audit("out")
audit.gaps.query("severity == 'high'")
```

Every table is an ordinary pandas DataFrame. Paragraphs and matches are the Parquet files as they
lie in the folder; the others come from `audit.json`. Nothing here judges anew or changes a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from auditor.records import LEVELS, Audit, Coverage
from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting.export import MATCHES, PARAGRAPHS, read_audit, write_audit

SEVERITIES = ("low", "medium", "high")


@dataclass(frozen=True)
class AuditTables:
    """One audit in a folder.

    Attributes:
        folder: Where it lies.
        record: All that it says, as the records that the reports are written from.
    """

    folder: Path
    record: Audit

    @cached_property
    def paragraphs(self) -> pd.DataFrame:
        """One row for each paragraph in reading order, with what it was found to be about (`paragraphs.parquet`)."""
        return pd.read_parquet(self.folder / PARAGRAPHS)

    @cached_property
    def matches(self) -> pd.DataFrame:
        """One row for each paragraph and goal or target (`matches.parquet`).

        `kind` is `goal` or `target`, `probability` is calibrated, `present` the decision at the threshold of the audit.
        """
        return pd.read_parquet(self.folder / MATCHES)

    @cached_property
    def goals(self) -> pd.DataFrame:
        """The 17 goals: relevance, level expected and found, passages, elements, and the threshold for a passage."""
        table = self._coverage(self.record.goals)
        table.insert(0, "goal", table.pop("item").astype(int))
        limits = self.record.provenance.get("thresholds")
        table["threshold"] = table["goal"].astype(str).map(limits if isinstance(limits, dict) else {}).astype(float)
        return table

    @cached_property
    def targets(self) -> pd.DataFrame:
        """The 169 targets: relevance under the profile with its rule and note, level expected and found, passages."""
        table = self._coverage(self.record.targets)
        goal = table["item"].str.partition(".")[0].astype(int)
        table.insert(0, "target", table.pop("item"))
        table.insert(1, "goal", goal)
        table["rule"] = [found.rule for found in self.record.targets]
        table["note"] = [found.note for found in self.record.targets]
        return table

    @cached_property
    def gaps(self) -> pd.DataFrame:
        """The gaps, most severe first: type, item, severity, reason, question and the passages they rest on."""
        fields = ("type", "item", "severity", "reason", "question", "paragraphs", "borderline")
        table = _table(self.record.gaps, fields)
        table["severity"] = pd.Categorical(table["severity"], SEVERITIES, ordered=True)
        return table.sort_values("severity", ascending=False, kind="stable", ignore_index=True)

    @cached_property
    def conflicts(self) -> pd.DataFrame:
        """The possible goal conflicts to examine: the two targets, whether the text takes them up, its passages."""
        table = _table(self.record.conflicts, ("id", "pair", "status", "name", "reason", "question", "paragraphs"))
        for place, side in enumerate(("first", "second"), start=1):
            table.insert(place, side, [found.pair[place - 1] for found in self.record.conflicts])
        return table.drop(columns="pair")

    @cached_property
    def sections(self) -> pd.DataFrame:
        """The strategy's chapters and priorities, with their paragraphs."""
        return _table(self.record.sections, ("title", "priority", "page", "paragraphs"))

    @cached_property
    def boxes(self) -> pd.DataFrame:
        """Where each paragraph stands: one row for each box, in PDF points from the top left corner of the page."""
        rows = [
            (paragraph.id, box.page, box.x0, box.top, box.x1, box.bottom)
            for paragraph in self.record.document.paragraphs
            for box in paragraph.boxes
        ]
        return pd.DataFrame(rows, columns=["paragraph", "page", "x0", "top", "x1", "bottom"])

    def draw(self, source: Path | str, folder: Path | str) -> list[Path]:
        """Draw the pages of the PDF with the paragraphs' boxes, order and kinds on them.

        Args:
            source: The PDF that was audited.
            folder: Where the pictures go.

        Returns:
            One PNG file for each page; none for a source without pages.

        Raises:
            SourceUnreadable: The file can no longer be opened.
        """
        from auditor.reading.boxpictures import draw_reading

        return draw_reading(Path(source), self.record.document, Path(folder))

    def _coverage(self, found: Sequence[Coverage]) -> pd.DataFrame:
        fields = ("item", "relevance", "expected", "level", "elements", "paragraphs", "borderline")
        table = _table(found, fields)
        for name in ("expected", "level"):
            table[name] = pd.Categorical(table[name], LEVELS, ordered=True)
        table.insert(1, "name", [_name(coverage.item, self.record) for coverage in found])
        table.insert(5, "passages", [len(coverage.paragraphs) for coverage in found])
        return table


def open_audit(folder: Path | str) -> AuditTables:
    """Open an audit that `auditor audit` or `audit` wrote.

    Args:
        folder: Where `audit.json` and the Parquet files lie.

    Raises:
        SourceNotFound: There is no audit in the folder.
        SourceUnreadable: It is no audit, or one of another version.
    """
    return AuditTables(Path(folder), read_audit(Path(folder)))


def audit(
    source: Path | str, out: Path | str, *, profile: str = "sormland", frameworks: Sequence[str] = ()
) -> AuditTables:
    """Audit a strategy and write `audit.json` and the Parquet files; the reports are written by `auditor audit`.

    Args:
        source: A .pdf, .docx, .html, .md or .txt file.
        out: The folder for the files; made if it is missing.
        profile: Relevance profile: a shipped name or a file.
        frameworks: Further frameworks: shipped names or files.

    Raises:
        AuditorError: The source, the profile or a framework cannot be used; says why.
        OSError: The folder cannot be written.
    """
    from auditor.audit import Settings, run_audit

    record = run_audit(Path(source), Settings(profile=profile, frameworks=tuple(frameworks)))
    write_audit(record, Path(out))
    return AuditTables(Path(out), record)


def _table(records: Sequence[object], fields: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame([[getattr(record, name) for name in fields] for record in records], columns=list(fields))


def _name(item: str, record: Audit) -> str:
    taxonomy = load_taxonomy()
    names = taxonomy.goals[int(item)].name if item.isdigit() else taxonomy.target(item).name
    return names[record.language]
