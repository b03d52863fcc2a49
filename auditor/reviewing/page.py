"""The review page: every finding with its passages, its page pictures and a form for the decision."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from auditor.comparing.decisions import Decision
from auditor.folders import TEMPLATES
from auditor.records import GOALS, Audit, Box, Language
from auditor.reference.documenttypes import type_of
from auditor.reference.taxonomy import Taxonomy
from auditor.reporting.content import Content, build_content
from auditor.reporting.labels import Labels
from auditor.reporting.passages import Passage, clean_text, shorten
from auditor.reviewing.points import Point, collect_points
from auditor.wording import Words, load_words

FOLDERS = (TEMPLATES / "review", TEMPLATES / "report")
STYLES = (TEMPLATES / "report" / "report.css", TEMPLATES / "review" / "review.css")
SCRIPT = TEMPLATES / "review" / "review.js"
MATTERS = ("gap", "conflict", "borderline")
# Passages that each side of a finding shows, and characters of a note.
MOST, LONGEST = 3, 4000
TOLD = ("saved", "removed", "failed", "unreachable", "choose")


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The page of one audit, without what changes while people decide.

    Attributes:
        audit: The audit.
        content: What its report says.
        labels: Names of goals and targets, with the report's words.
        words: The page's own words.
        pictures: Whether there are pictures of the pages.
        style: All of its style.
        script: All of its script.
    """

    audit: Audit
    content: Content
    labels: Labels
    words: Words
    pictures: bool
    style: str
    script: str

    def points(self, decisions: Mapping[str, Decision]) -> tuple[Point, ...]:
        """What there is to decide on."""
        return collect_points(self.content, self.labels, decisions)

    @property
    def policy(self) -> str:
        """A content security policy that lets in the page's own style, script, pictures and forms, and nothing else."""
        return (
            f"default-src 'none'; style-src '{_digest(self.style)}'; script-src '{_digest(self.script)}'; "
            "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )

    def render(self, decisions: Mapping[str, Decision]) -> str:
        """The page as HTML text, with the decisions taken so far."""
        points = self.points(decisions)
        sizes = self.audit.document.page_sizes
        return (
            _environment()
            .get_template("page.html.j2")
            .render(
                audit=self.audit,
                content=self.content,
                labels=self.labels,
                words=self.labels.words,
                said=self.words,
                points=points,
                matters=MATTERS,
                decided=sum(point.decision is not None for point in points),
                all_goals=GOALS,
                sheets=self._sheets,
                size=lambda number: sizes[number - 1],
                most=MOST,
                longest=LONGEST,
                told=Markup(_told(self.words)),
                style=Markup(self.style),
                script=Markup(self.script),
            )
        )

    def _sheets(self, passage: Passage) -> list[tuple[int, list[Box]]]:
        """The pages that a passage stands on, each with its boxes there."""
        if not self.pictures:
            return []
        pages = sorted({box.page for box in passage.boxes})
        return [(page, [box for box in passage.boxes if box.page == page]) for page in pages]


def build_page(audit: Audit, taxonomy: Taxonomy, language: Language, *, pictures: bool) -> ReviewPage:
    """Prepare the page of an audit.

    Args:
        audit: What is decided on.
        taxonomy: Names and colours of goals, names of targets.
        language: Of the page's own words; quotes, reasons and questions keep theirs.
        pictures: Whether pictures of the pages can be had.

    Raises:
        UnknownCode: The audit names a target that the taxonomy lacks.
    """
    kind = type_of(audit)
    labels = Labels(kind.spoken(load_words(language)), taxonomy)
    colours = "".join(f".g{goal.id}{{--goal:{goal.colour}}}\n" for goal in taxonomy.goals.values())
    return ReviewPage(
        audit=audit,
        content=build_content(audit, labels),
        labels=labels,
        words=kind.spoken(load_words(language, "review")),
        pictures=pictures and audit.document.media == "pdf",
        style="".join(path.read_text("utf-8") for path in STYLES) + colours,
        script=SCRIPT.read_text("utf-8"),
    )


def _told(words: Words) -> str:
    """What the script says, as JSON that cannot end its element."""
    values = {name: words(name, why="#") for name in TOLD}
    return json.dumps(values, ensure_ascii=False).replace("<", "\\u003c")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDERS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"clean": clean_text, "shorten": shorten}
    return environment
