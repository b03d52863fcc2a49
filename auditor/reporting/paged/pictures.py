"""The report's pictures as they stand on paper: with their looks inside them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from markupsafe import escape

from auditor.folders import TEMPLATES
from auditor.reference.taxonomy import Taxonomy
from auditor.reporting import charts
from auditor.reporting.office.story import Story
from auditor.wording import load_words

STYLE = TEMPLATES / "paged" / "pictures.css"
# Share of the line that each picture takes, in percent.
WIDTHS = {"matrix": 74, "levels": 72, "strip": 100, "dimensions": 84}
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)
_DESCRIPTION = re.compile(r"<desc[^>]*>(.*?)</desc>", re.DOTALL)
_TEXT = re.compile(r"(<text[^>]*>)(.*?)(</text>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Picture:
    """A vector picture.

    Attributes:
        svg: The picture, its style sheet inside.
        title: What it shows.
        alt: Title and description, for those who do not see it.
        legend: What its marks mean.
        width: Share of the line in percent.
    """

    svg: str
    title: str
    alt: str
    legend: str
    width: int


def draw_pictures(story: Story) -> dict[str, Picture]:
    """The pictures by the heading below which they stand."""
    content, labels, words = story.content, story.labels, story.words
    drawn = {
        words("summary.picture"): ("matrix", charts.matrix_chart(content, labels)),
        words("overview.goals_title"): ("levels", charts.level_chart(content, labels)),
        words("overview.strip_title"): ("strip", charts.strip_chart(content, labels)),
        story.section("dimensions"): ("dimensions", charts.dimension_chart(content, labels)),
    }
    legends = load_words(words.language, "pdf")
    return {
        heading: _picture(name, str(svg), legends(f"legend.{name}"), labels.taxonomy)
        for heading, (name, svg) in drawn.items()
    }


def with_texts(svg: str, change: Callable[[str], str]) -> str:
    """A picture with every text in it changed."""
    return _TEXT.sub(lambda found: f"{found[1]}{escape(change(unescape(found[2])))}{found[3]}", svg)


def _picture(name: str, svg: str, legend: str, taxonomy: Taxonomy) -> Picture:
    title, description = (unescape(form.findall(svg)[0]) for form in (_TITLE, _DESCRIPTION))
    # The text alternative stands beside the picture, not in it, and may hold characters that no font has.
    bare = _DESCRIPTION.sub("", _TITLE.sub("", svg))
    head, _, rest = bare.partition(">")
    styled = f"{head}><style>{_style()}{_accents(taxonomy)}</style>{rest}"
    return Picture(styled, title, f"{title}. {description}", legend, WIDTHS[name])


def _accents(taxonomy: Taxonomy) -> str:
    return "".join(f".g{goal.id} {{ fill: {goal.colour}; }}\n" for goal in taxonomy.goals.values())


@lru_cache(maxsize=1)
def _style() -> str:
    return STYLE.read_text("utf-8")
