"""Paragraphs × a framework → what addresses each of its items, without any training for it.

The vectors that the audit has already are held against the items' examples,
counter-examples, the framework's other items and neutral texts (`auditor.lenses.lensscores`);
phrases are looked up beside. Scores order passages and are no probabilities, so a lens
is always said to be uncalibrated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from auditor.encoding.vectors import unit
from auditor.judging.depth import judge_depth
from auditor.judging.elements import find_elements
from auditor.judging.levels import read_passage
from auditor.lenses.lensscores import Encode, Nearness, example_texts, item_nearness, lens_scores, load_rule
from auditor.matching.assembly import speaks
from auditor.matching.matches import languages_of, reading_text
from auditor.matching.phrases import PhraseIndex, build_index
from auditor.records import LEVELS, Language, LensItem, LensPassage, LensResult, Level, Match, Paragraph, Relevance
from auditor.reference.frameworks import Framework, Item
from auditor.reference.profile import ORDER, Profile

Floats = NDArray[np.float32]
Found = Mapping[str, tuple[LensPassage, ...]]
LANGUAGES = ("sv", "en")
DIGITS = 2  # decimals of a score; finer ones differ by processor


def read_lenses(
    frameworks: Iterable[Framework],
    paragraphs: Sequence[Paragraph],
    profile: Profile,
    encode: Encode,
    language: Language = "sv",
) -> tuple[LensResult, ...]:
    """Read paragraphs through frameworks, in their order.

    Args:
        frameworks: Each once.
        paragraphs: In reading order.
        profile: Decides the relevance of items that have none of their own.
        encode: Gives vectors; with a cache behind it those of the paragraphs cost nothing again.
        language: Of the examples that are shown, as far as an item has any in it; all of them are compared with.
    """
    chosen = tuple(frameworks)
    if not chosen:
        return ()
    vectors = encode([reading_text(paragraph) for paragraph in paragraphs])
    languages = languages_of(paragraphs)
    return tuple(
        match_lens(under_profile(framework, profile), paragraphs, vectors, languages, encode, language)
        for framework in chosen
    )


def under_profile(framework: Framework, profile: Profile) -> Framework:
    """Give items without a relevance of their own that of the most relevant target they point at."""
    return replace(framework, items=tuple(_placed(item, profile) for item in framework.items))


def match_lens(
    framework: Framework,
    paragraphs: Sequence[Paragraph],
    vectors: Floats,
    languages: Sequence[str],
    encode: Encode,
    language: Language = "sv",
) -> LensResult:
    """Find the passages that address each item of a framework.

    Args:
        framework: Its items; those without a relevance count as indirect.
        paragraphs: In order.
        vectors: One row a paragraph, of `reading_text`.
        languages: One a paragraph.
        encode: Gives the vectors of examples and neutral texts.
        language: Of the examples that are shown.
    """
    found = find_passages(framework, paragraphs, vectors, languages, encode, language) if paragraphs else {}
    return LensResult(
        id=framework.id,
        version=framework.version,
        source=framework.source,
        sha256=framework.sha256,
        name=dict(framework.name),
        items=tuple(_lens_item(item, framework.items, found) for item in framework.items),
    )


def find_passages(
    framework: Framework,
    paragraphs: Sequence[Paragraph],
    vectors: Floats,
    languages: Sequence[str],
    encode: Encode,
    language: Language = "sv",
) -> dict[str, tuple[LensPassage, ...]]:
    """The passages of each item that has none below it, by the item's id; see `match_lens`."""
    leaves = [item for item in framework.items if item.leaf]
    known = [item_nearness(item, encode) for item in leaves]
    words = find_phrases(leaves, paragraphs, languages)
    held = np.array([[float(item.id in row) for item in leaves] for row in words], dtype=np.float32)
    rows = unit(vectors)
    scores = lens_scores(known, held, rows, unit(encode(load_rule().texts)))
    speaking = np.array([speaks(paragraph) for paragraph in paragraphs])
    found: dict[str, tuple[LensPassage, ...]] = {}
    for at, item in enumerate(leaves):
        chosen: list[int] = np.flatnonzero((scores[:, at] >= 0) & speaking).tolist()
        found[item.id] = _surest_first(
            LensPassage(
                paragraph=paragraphs[row].id,
                score=round(float(scores[row, at]), DIGITS),
                level=_level(paragraphs[row], languages[row]),
                clear=item.id in words[row] or float(scores[row, at]) >= load_rule().clear,
                phrases=words[row].get(item.id, ()),
                example=_nearest_example(item, known[at], rows[row], language),
            )
            for row in chosen
        )
    return found


def find_phrases(
    items: Sequence[Item], paragraphs: Sequence[Paragraph], languages: Sequence[str]
) -> list[dict[str, tuple[str, ...]]]:
    """For each paragraph the words that are phrases of an item, by the item's id."""
    indexes = {language: index_of(items, language) for language in LANGUAGES}
    found = []
    for paragraph, language in zip(paragraphs, languages, strict=True):
        text = reading_text(paragraph)
        words: dict[str, dict[str, None]] = {}
        for hit in indexes["en" if language == "en" else "sv"].find(text):
            words.setdefault(hit.item, {})[text[hit.start : hit.end]] = None
        found.append({item: tuple(listed) for item, listed in words.items()})
    return found


def index_of(items: Sequence[Item], language: str) -> PhraseIndex:
    """The items' phrases in one language."""
    return build_index({item.id: item.phrases[language] for item in items}, language)


def _placed(item: Item, profile: Profile) -> Item:
    if item.relevance is not None or not item.targets:
        return item
    classes: list[Relevance] = [profile.target(code).relevance for code in item.targets]
    return replace(item, relevance=max(classes, key=ORDER.index))


def _level(paragraph: Paragraph, language: str) -> Level:
    """How deep a passage counts, by the rules that hold for goals."""
    text, kind, heading = paragraph.text, paragraph.kind, paragraph.heading
    depth = judge_depth(text, kind=kind, heading=heading, language=language)
    elements = find_elements(text, kind=kind, heading=heading, language=language, depth=depth)
    return read_passage(Match(paragraph.id, (), (), {}, depth, elements), paragraph, 1.0).level


def _nearest_example(item: Item, known: Nearness, vector: Floats, language: Language) -> str:
    """The nearest of the item's examples in a language; in any where it has none in that one."""
    if not any(item.examples.values()):
        return ""
    texts = example_texts(item)
    own = set(item.examples.get(language, ()))
    places = [at for at, text in enumerate(texts) if text in own] or list(range(len(texts)))
    near = known.examples[places] @ vector
    return texts[places[int(np.argmax(near))]]


def _surest_first(passages: Iterable[LensPassage]) -> tuple[LensPassage, ...]:
    return tuple(
        sorted(passages, key=lambda passage: (not passage.clear, -LEVELS.index(passage.level), -passage.score))
    )


def _lens_item(item: Item, items: Sequence[Item], found: Found) -> LensItem:
    passages = found.get(item.id, ()) if item.leaf else _gathered(item, items, found)
    return LensItem(
        item=item.id,
        parent=item.parent,
        leaf=item.leaf,
        name=dict(item.name),
        text=dict(item.text),
        relevance=item.relevance if item.relevance is not None else "indirect",
        targets=item.targets,
        level=max((passage.level for passage in passages if passage.clear), key=LEVELS.index, default="missing"),
        passages=passages,
    )


def _gathered(item: Item, items: Sequence[Item], found: Found) -> tuple[LensPassage, ...]:
    """The passages of all items below, each once with its highest score."""
    best: dict[str, LensPassage] = {}
    for below in _below(item, items):
        for passage in found.get(below.id, ()):
            known = best.get(passage.paragraph)
            if known is None or passage.score > known.score:
                best[passage.paragraph] = passage
    return _surest_first(best.values())


def _below(item: Item, items: Sequence[Item]) -> Iterable[Item]:
    for other in items:
        if other.parent == item.id:
            yield other
            yield from _below(other, items)
