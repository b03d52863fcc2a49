"""Build the example strategy: its PDF and its gold labels, both from one file.

`strategy.yml` holds every passage with its labels in reading order. `example.typ`
sets the texts and never the labels, so that text and gold cannot drift apart.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from auditor.records import Depth, Dimension, Element, Kind
from auditor.strategy import FOLDER
from auditor.yamlfiles import load_yaml

EXAMPLE = FOLDER / "example"

# The day on which the invented assembly adopted it: a fixed date gives the same file every time.
ADOPTED = datetime(2023, 6, 14, tzinfo=UTC)

# Chapters and sections; deeper headings are left out of the table of contents.
CONTENTS_DEPTH = 2


@dataclass(frozen=True, slots=True)
class GoldPassage:
    """One passage of the example as a careful reader labels it.

    Attributes:
        order: Position in reading order, from 0; a footnote follows the passage it hangs on.
        kind: What it is on the page; the words inside a figure count as caption.
        heading: The headings above it, outermost first, with their numbers.
        text: The text as it stands in the PDF, without bullets and footnote marks.
        goals: The goals that it directly addresses.
        targets: The most specific targets.
        dimensions: The dimensions that it treats itself.
        depth: The highest step that it reaches.
        elements: The elements that it holds.
        conflict: Whether it sets two goals against each other.
        trap: What might mislead a machine here; empty if nothing was planted.
    """

    order: int
    kind: Kind
    heading: tuple[str, ...]
    text: str
    goals: tuple[int, ...] = ()
    targets: tuple[str, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    depth: Depth = "none"
    elements: tuple[Element, ...] = ()
    conflict: bool = False
    trap: str = ""


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    text: str


def read_gold(folder: Path = EXAMPLE) -> tuple[GoldPassage, ...]:
    """The passages of `strategy.yml` in reading order, the table of contents written out."""
    blocks: list[dict[str, Any]] = load_yaml(folder / "strategy.yml")["blocks"]
    titles = list(_titles(blocks))
    passages: list[GoldPassage] = []
    path: list[_Heading] = []
    numbered = iter(titles)
    in_contents = False
    for block in blocks:
        layout = block.get("layout")
        if layout is not None:
            if in_contents and layout == "one_column":
                passages.extend(_contents(titles, path, len(passages)))
            in_contents = layout == "contents" or (in_contents and layout != "one_column")
            # A box's own title holds for the box alone.
            path = [above for above in path if above.level <= 3] if layout == "end_box" else path
        elif block["kind"] == "heading":
            title = next(numbered)
            path = [above for above in path if above.level < title.level]
            passages.append(GoldPassage(len(passages), "heading", _texts(path), title.text))
            path.append(title)
        else:
            passages.append(_passage(block, len(passages), _texts(path)))
    return tuple(passages)


def gold_lines(folder: Path = EXAMPLE) -> str:
    """The gold labels as JSON Lines."""
    return "".join(json.dumps(asdict(passage), ensure_ascii=False) + "\n" for passage in read_gold(folder))


def build_pdf(folder: Path = EXAMPLE) -> bytes:
    """Typeset the example with the fonts that the typesetter carries; the same source gives the same text."""
    import typst

    pdf: bytes = typst.compile(
        str(folder / "example.typ"), ignore_system_fonts=True, timestamp=int(ADOPTED.timestamp())
    )
    return pdf


def write_example(folder: Path = EXAMPLE) -> None:
    """Write `example.pdf` and `gold.jsonl` anew."""
    (folder / "example.pdf").write_bytes(build_pdf(folder))
    (folder / "gold.jsonl").write_text(gold_lines(folder), "utf-8")


def _texts(path: list[_Heading]) -> tuple[str, ...]:
    return tuple(heading.text for heading in path)


def _titles(blocks: list[dict[str, Any]]) -> Iterator[_Heading]:
    """The headings with the numbers that the typesetter gives them."""
    counts: list[int] = []
    for block in blocks:
        if block.get("kind") != "heading":
            continue
        level = int(block["level"])
        if block["numbered"]:
            counts = [*counts, *[0] * level][:level]
            counts[-1] += 1
            yield _Heading(level, f"{'.'.join(map(str, counts))} {block['text']}")
        else:
            yield _Heading(level, block["text"])


def _contents(titles: list[_Heading], path: list[_Heading], start: int) -> Iterator[GoldPassage]:
    """One entry for each chapter and section but the table of contents itself, which heads the path."""
    own = path[-1].text
    listed = [title for title in titles if title.level <= CONTENTS_DEPTH and title.text != own]
    for order, title in enumerate(listed, start):
        yield GoldPassage(order, "contents", _texts(path), title.text)


def _passage(block: dict[str, Any], order: int, heading: tuple[str, ...]) -> GoldPassage:
    return GoldPassage(
        order=order,
        kind=block["kind"],
        heading=heading,
        text=block["text"],
        goals=tuple(block.get("goals", ())),
        targets=tuple(block.get("targets", ())),
        dimensions=tuple(block.get("dimensions", ())),
        depth=block.get("depth", "none"),
        elements=tuple(block.get("elements", ())),
        conflict=block.get("conflict", False),
        trap=block.get("trap", ""),
    )


if __name__ == "__main__":
    write_example()
