"""The labelled passages that a model is trained on, from all sets, one table, near copies of the benchmark removed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import pandas as pd

from auditor.folders import DATA
from auditor.matching.matches import with_heading
from auditor.reference.taxonomy import Taxonomy

SETS = ("read_sv", "read_en", "own_sv")
LABELS = DATA / "labels"
CALIBRATION = "own_calibration_sv"
"""Passages of our own, a good half of them neutral, that are never trained on."""
OWN = ("own_more_sv", "own_strategies_sv", "own_documents_sv", "own_documents_en", CALIBRATION)
"""Sets of our own, with their texts, in `data/labels/`."""
REREAD = ("read_osdg", "read_trail22", "read_hard")
"""One-goal texts that have been read anew for all goals: labels in `data/labels/`, texts in `train_mix.parquet`."""
TRANSLATED = "translated_sv"
"""English texts translated into Swedish by hand, with the labels, and on the side of the split, of their originals;
used where the file lies beside the other sets."""
Role = Literal["train", "calibrate", "test"]
SHINGLE = 8
"""Words in a row that two texts must share to count as near copies."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A passage with what a reader found in it.

    Attributes:
        id: Short hash of the text.
        text: The passage.
        language: Its language.
        group: Its document or source; a split never parts a group.
        set: The set it comes from.
        goals: All goals addressed.
        unsure: Goals that the reader hesitated about and left out.
        targets: Targets addressed, where the reader noted them.
        dimensions: Dimensions treated, None if not read for them.
        depth: Depth, None if not read for it.
        soft: Chances of the 17 goals from an earlier model, where no reader has looked for all of them; else empty.
    """

    id: str
    text: str
    language: str
    group: str
    set: str
    goals: tuple[int, ...]
    unsure: tuple[int, ...] = ()
    targets: tuple[str, ...] = ()
    dimensions: tuple[str, ...] | None = None
    depth: str | None = None
    soft: tuple[float, ...] = ()


def text_id(text: str) -> str:
    """The first 12 hexadecimal digits of a text's SHA-256."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def load_labelled(folder: Path, taxonomy: Taxonomy) -> list[Labelled]:
    """All passages: the sets in `folder`, those of the project, and the taxonomy's examples.

    Texts that share eight words in a row with a text of the public benchmark, or
    repeat an earlier text, are left out.

    Args:
        folder: Holds `read_sv.parquet`, `read_en.parquet`, `own_sv.parquet` and `train_mix.parquet`.
        taxonomy: Its examples are passages of its targets.
    """
    rows: list[Labelled] = []
    for name in SETS:
        rows += _read_set(folder / f"{name}.parquet")
    rows += list(_relabelled(folder))
    rows += _translated(folder / f"{TRANSLATED}.parquet", rows)
    rows += [row for name in OWN for row in _own(name)]
    rows += _examples(taxonomy)
    rows += list(_counterexamples(taxonomy))
    known = benchmark_shingles()
    kept: dict[str, Labelled] = {}
    for row in rows:
        if row.text not in kept and not shingles(row.text) & known:
            kept[row.text] = row
    return list(kept.values())


def _read_set(path: Path) -> list[Labelled]:
    table = pd.read_parquet(path)
    name = path.stem
    columns = set(table.columns)
    rows = []
    for record in table.to_dict("records"):
        source = record.get("source") if "source" in columns else record.get("group")
        group = source if source else str(record["id"]).split("-")[0]
        rows.append(
            Labelled(
                id=text_id(record["text"]),
                text=record["text"],
                language=record["lang"],
                group=f"{name}:{group}",
                set=name,
                goals=tuple(int(goal) for goal in record["goals"]),
                unsure=tuple(int(goal) for goal in record["unsure"]) if "unsure" in columns else (),
                targets=tuple(record["targets"]),
                dimensions=tuple(record["dimensions"]) if "dimensions" in columns else None,
                depth=record["depth"] if "depth" in columns else None,
            )
        )
    return rows


def _relabelled(folder: Path) -> Iterable[Labelled]:
    """The texts of `REREAD`; near repeats share a group where the list of labels has such a column."""
    texts = {text_id(text): text for text in pd.read_parquet(folder / "train_mix.parquet", columns=["text"])["text"]}
    for name in REREAD:
        for record in pd.read_csv(LABELS / f"{name}.csv", dtype=str, keep_default_na=False).to_dict("records"):
            sha = record["sha256_12"]
            if sha in texts:
                yield Labelled(
                    id=sha,
                    text=texts[sha],
                    language=record["lang"],
                    group=f"{name}:{record.get('group', sha)}",
                    set=name,
                    goals=tuple(int(goal) for goal in record["goals"].split()),
                    unsure=tuple(int(goal) for goal in record["unsure"].split()),
                    targets=tuple(record["targets"].split()),
                )


def _translated(path: Path, rows: Iterable[Labelled]) -> list[Labelled]:
    if not path.is_file():
        return []
    texts: dict[str, str] = dict(pd.read_parquet(path, columns=["original", "text"]).itertuples(index=False))
    return [
        replace(row, id=text_id(texts[row.id]), text=texts[row.id], language="sv", set=TRANSLATED)
        for row in rows
        if row.id in texts
    ]


def _own(name: str) -> Iterable[Labelled]:
    for line in (LABELS / f"{name}.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        text = with_heading(record["text"], record.get("heading", ()), record.get("kind", "body"))
        yield Labelled(
            id=text_id(text),
            text=text,
            language=record["lang"],
            group=f"{name}:{record['document']}",
            set=name,
            goals=tuple(record["goals"]),
            unsure=tuple(record["unsure"]),
            targets=tuple(record["targets"]),
            dimensions=tuple(record["dimensions"]),
            depth=record["depth"],
        )


def _examples(taxonomy: Taxonomy) -> list[Labelled]:
    return [
        Labelled(text_id(text), text, language, f"taxonomy:{target.id}", "taxonomy", (target.goal,), (), (target.id,))
        for target in taxonomy.targets.values()
        for language, texts in target.examples.items()
        for text in texts
    ]


def _counterexamples(taxonomy: Taxonomy) -> Iterable[Labelled]:
    """The taxonomy's counter-examples, read for all goals: most address none, some another goal."""
    labels = pd.read_csv(LABELS / "counterexamples.csv", dtype=str, keep_default_na=False).set_index("sha256_12")
    for target in taxonomy.targets.values():
        for language, texts in target.counterexamples.items():
            for text in texts:
                if text_id(text) in labels.index:
                    record = labels.loc[text_id(text)]
                    goals, unsure = (tuple(int(goal) for goal in record[name].split()) for name in ("goals", "unsure"))
                    group = f"taxonomy:{target.id}"
                    yield Labelled(text_id(text), text, language, group, "taxonomy", goals, unsure)


def shingles(text: str) -> set[str]:
    """All runs of eight words of a text, case-folded; the whole text if it is shorter."""
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}


def benchmark_shingles() -> set[str]:
    """The shingles of all texts of the public benchmark."""
    from sdgclassification.benchmark import load_benchmark_df

    return set().union(*(shingles(text) for text in load_benchmark_df()["text"]))


def role_of(row: Labelled, held_out: float) -> Role:
    """What a passage is for: a hash of its group decides, so that the split never changes when data is added.

    The taxonomy's own passages are trained on; the calibration set never is.

    Args:
        row: The passage.
        held_out: Share of the groups kept from training; of those, a third is kept for reporting alone.
    """
    if row.set == "taxonomy":
        return "train"
    if row.set != CALIBRATION and _fraction(row.group) >= held_out:
        return "train"
    return "test" if _fraction(f"test:{row.group}") < (1 / 2 if row.set == CALIBRATION else 1 / 3) else "calibrate"


def _fraction(group: str) -> float:
    return int(hashlib.sha256(group.encode("utf-8")).hexdigest()[:8], 16) / 2**32
