"""The records that travel from stage to stage, in the order in which they come to be.

Document → Paragraph → Match → Coverage → Audit. All are frozen: a stage never
changes what an earlier one said, it makes a new record. Scores are kept whole;
decisions stand beside them, so that a threshold can move without reading or
encoding anything again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Language = Literal["sv", "en"]
Kind = Literal["body", "list_item", "table", "footnote", "caption", "heading", "contents", "boilerplate"]
Depth = Literal["none", "mention", "intent", "aim", "measure", "followup"]
Element = Literal[
    "aim",
    "measure",
    "responsible",
    "time",
    "level",
    "indicator",
    "resource",
    "followup",
    "target_group",
    "reference",
]
Level = Literal["missing", "mention", "intent", "aim", "measure", "chain"]
Relevance = Literal["direct", "indirect", "not_applicable"]
Dimension = Literal["social", "environmental", "economic"]
Severity = Literal["high", "medium", "low"]
GapType = Literal["L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8"]
ConflictStatus = Literal["unaddressed", "mentioned", "weighed"]

GOALS: tuple[int, ...] = tuple(range(1, 18))
DIMENSIONS: tuple[Dimension, ...] = ("social", "environmental", "economic")
DEPTHS: tuple[Depth, ...] = ("none", "mention", "intent", "aim", "measure", "followup")
LEVELS: tuple[Level, ...] = ("missing", "mention", "intent", "aim", "measure", "chain")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in PDF points from the top left corner of the page as shown."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One unit of meaning of a document, with the place where it stands.

    Attributes:
        id: Hash of the text and its heading path, stable across revisions.
        order: Position in reading order, from 0.
        page: First page, counted from 1 (for sources without pages: 1).
        page_end: Last page.
        heading: The headings above it, outermost first.
        kind: What it is on the page.
        text: The text, line-end hyphens joined and spaces folded.
        boxes: One for each line group, column or page that it spans; empty without pages.
        language: Detected language code (`sv`, `en`, `nb`, `da`, `fi`), the document's where too short to tell.
        marks: Further facts about it: `ocr`, `pull_quote`, `text_box`, `repeated`.
        confidence: How sure text recognition was of it, from 0 to 1; None where its text was not recognised here.
    """

    id: str
    order: int
    page: int
    page_end: int
    heading: tuple[str, ...]
    kind: Kind
    text: str
    boxes: tuple[Box, ...] = ()
    language: str = "sv"
    marks: tuple[str, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A page or part that could not be read, why, and what would mend it.

    Attributes:
        page: The page, or None for the document as a whole.
        reason: What is wrong: `no_text_layer`, `broken_encoding`, `damaged`, `empty`, `partly_read`.
        remedy: A sentence that says what to do, in English.
    """

    page: int | None
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Document:
    """A source that has been read.

    Attributes:
        name: File name without folders.
        sha256: Checksum of the file.
        media: `pdf`, `docx`, `html`, `md` or `txt`.
        title: The title found, or the file name.
        language: The language most of the text is in.
        pages: Number of pages (1 for sources without pages).
        page_sizes: Width and height of each page in points; empty without pages.
        paragraphs: In reading order.
        unread: What could not be read.
    """

    name: str
    sha256: str
    media: str
    title: str
    language: str
    pages: int
    page_sizes: tuple[tuple[float, float], ...]
    paragraphs: tuple[Paragraph, ...]
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalScore:
    """How likely it is that a paragraph addresses a goal (calibrated), and the decision."""

    goal: int
    probability: float
    present: bool


@dataclass(frozen=True, slots=True)
class TargetScore:
    """How likely it is that a paragraph addresses a target (calibrated), and the decision."""

    target: str
    probability: float
    present: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """What carried a goal: the sentence, the phrases in it and the closest target."""

    goal: int
    sentence: str
    phrases: tuple[str, ...]
    target: str


@dataclass(frozen=True, slots=True)
class Match:
    """What one paragraph is about, how deep it goes, and why we think so.

    Attributes:
        paragraph: Id of the paragraph.
        goals: All 17, in order.
        targets: All 169, best first.
        dimensions: Probability for each dimension.
        depth: The highest step that the text reaches.
        elements: The elements that the text holds.
        conflict: Whether the text itself sets two goals against each other.
        evidence: One entry for each goal decided present.
    """

    paragraph: str
    goals: tuple[GoalScore, ...]
    targets: tuple[TargetScore, ...]
    dimensions: dict[Dimension, float]
    depth: Depth = "none"
    elements: tuple[Element, ...] = ()
    conflict: bool = False
    evidence: tuple[Evidence, ...] = ()

    @property
    def goals_present(self) -> tuple[int, ...]:
        """The goals decided present."""
        return tuple(score.goal for score in self.goals if score.present)

    @property
    def targets_present(self) -> tuple[str, ...]:
        """The targets decided present, best first."""
        return tuple(score.target for score in self.targets if score.present)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a strategy takes one goal or target, over all its passages.

    Attributes:
        item: The goal number or target code, as text (`"13"`, `"13.2"`).
        relevance: Class under the profile (a goal takes that of its most relevant target).
        expected: The level that the profile expects at least.
        level: The level found.
        paragraphs: Ids of the passages, deepest first.
        elements: The elements found over all passages.
        element_paragraphs: For each element, the passages that hold it.
        borderline: Whether the level hangs on one passage near the threshold.
        rule: Code of the profile's rule that decided the relevance (`D-UPPDRAG`, `E-GLOBAL` …), if it gives one.
        note: The profile's reason for the class in words, in the report's language.
    """

    item: str
    relevance: Relevance
    expected: Level
    level: Level
    paragraphs: tuple[str, ...] = ()
    elements: tuple[Element, ...] = ()
    element_paragraphs: dict[Element, tuple[str, ...]] = field(default_factory=dict)
    borderline: bool = False
    rule: str = ""
    note: str = ""

    @property
    def below(self) -> int:
        """How many steps its level is below the expected one; 0 where it reaches that or goes further."""
        return max(0, LEVELS.index(self.expected) - LEVELS.index(self.level))


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter or priority of the strategy: the rows that politicians decide on.

    Attributes:
        title: The heading as it stands.
        priority: Whether the strategy presents it as a priority or goal area of its own.
        paragraphs: Ids in reading order.
        page: Where it begins.
    """

    title: str
    priority: bool
    paragraphs: tuple[str, ...]
    page: int


@dataclass(frozen=True, slots=True)
class DimensionCoverage:
    """One dimension's share of the strategy and the check of the role the region gives it.

    Attributes:
        dimension: Which one.
        role: `goal`, `means`, `frame` or `none`.
        primary: Share of the goal-bearing paragraphs that carry it as primary dimension.
        secondary: Share that carry it as primary or secondary dimension.
        checks: Findings of the role check: `(code, paragraph ids)`, codes `means_without_goal`,
            `frame_without_limit`, `goal_without_target_group`.
    """

    dimension: Dimension
    role: str
    primary: float
    secondary: float
    checks: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Where the strategy is silent, thin or self-contradictory.

    Attributes:
        type: L1 missing, L2 only mentioned, L3 broken chain, L4 cannot be followed up, L5 part of the
            target missing, L6 imbalance between dimensions, L7 conflict not addressed, L8 uncertain match.
        item: Goal number, target code, dimension, priority title or conflict pair.
        severity: From relevance, and how far the level found is below the level expected.
        reason: Why, in the report's language.
        paragraphs: The passages it rests on, the closest ones where nothing was found.
        question: A question to the authors, in the report's language.
        borderline: Whether it hangs on one passage near the threshold.
    """

    type: GapType
    item: str
    severity: Severity
    reason: str
    paragraphs: tuple[str, ...] = ()
    question: str = ""
    borderline: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """A possible goal conflict to examine; never a found fact.

    Attributes:
        id: Of the entry in the reference data.
        pair: The two targets.
        paragraphs: The passages on both sides.
        status: Whether the strategy itself takes it up.
        name: What pulls against what, in the report's language.
        reason: Why the two can pull against each other, in the report's language.
        question: A question to the authors, in the report's language.
    """

    id: str
    pair: tuple[str, str]
    paragraphs: tuple[str, ...]
    status: ConflictStatus
    name: str = ""
    reason: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class LensPassage:
    """A passage that a lens finds to address an item.

    Attributes:
        paragraph: Its id.
        score: How far it is over the line, without unit: it orders passages and is no probability.
        level: How deep it goes; `mention` at most where nothing is committed.
        clear: Whether it holds a phrase of the item or lies well over the line; the others are doubtful.
        phrases: Words of the passage that are among the item's phrases, as they stand.
        example: The item's example that it lies nearest to, empty where the item has none.
    """

    paragraph: str
    score: float
    level: Level
    clear: bool
    phrases: tuple[str, ...] = ()
    example: str = ""


@dataclass(frozen=True, slots=True)
class LensItem:
    """What a lens finds for one item of a framework.

    Attributes:
        item: Its id.
        parent: Id of the item above, empty at the top.
        leaf: Whether nothing stands below it; the others gather what their items found.
        name: Short name, by language.
        text: What it asks for, by language.
        relevance: Class under the framework, or under the profile's view of its targets.
        targets: Targets of Agenda 2030 that it is near to.
        level: The deepest level of its clear passages.
        passages: Clear ones first, and of these the deepest.
    """

    item: str
    parent: str
    leaf: bool
    name: dict[str, str]
    text: dict[str, str]
    relevance: Relevance
    targets: tuple[str, ...]
    level: Level
    passages: tuple[LensPassage, ...]


@dataclass(frozen=True, slots=True)
class LensResult:
    """A strategy read through a framework, without any training for it.

    Attributes:
        id: Of the framework.
        version: Of the framework.
        source: The decision that it comes from.
        sha256: Checksum of the framework's file.
        name: By language.
        items: In the framework's order, each before those below it.
        calibrated: Whether scores are probabilities; a zero-shot lens is never calibrated.
    """

    id: str
    version: str
    source: str
    sha256: str
    name: dict[str, str]
    items: tuple[LensItem, ...]
    calibrated: bool = False


@dataclass(frozen=True, slots=True)
class GroupsMeant:
    """What the commitments on one social goal say of whom they are for.

    Attributes:
        goal: Its number.
        paragraphs: The passages that commit, in reading order.
        named: For each group that some of them name, those passages.
        missing: Groups expected here that none of them names.
        everyone: Passages that speak of everybody.
    """

    goal: int
    paragraphs: tuple[str, ...]
    named: tuple[tuple[str, tuple[str, ...]], ...]
    missing: tuple[str, ...]
    everyone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """Everything the report says, with where it comes from."""

    document: Document
    language: Language
    provenance: dict[str, object]
    sections: tuple[Section, ...]
    matches: tuple[Match, ...]
    goals: tuple[Coverage, ...]
    targets: tuple[Coverage, ...]
    dimensions: tuple[DimensionCoverage, ...]
    gaps: tuple[Gap, ...]
    conflicts: tuple[Conflict, ...]
    lenses: tuple[LensResult, ...] = ()
    target_groups: tuple[GroupsMeant, ...] = ()
