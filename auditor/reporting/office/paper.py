"""A Word document while it is written: headings, paragraphs, lists, tables and fields, all of real styles."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from copy import deepcopy

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm

from auditor.reporting.office.archive import steady_archive
from auditor.reporting.office.elements import bookmark, complex_field, gallery, link, node, run
from auditor.reporting.office.grid import Grid, build_table
from auditor.reporting.office.look import MARGIN, dress
from auditor.reporting.office.pieces import BOOKMARK, PieceMaker
from auditor.reporting.office.settings import office_settings
from auditor.reporting.office.spans import Block, Inline
from auditor.reporting.office.text import legal_text
from auditor.wording import Words

SHORT, LONG = Cm(21.0), Cm(29.7)
LOW_MARGIN = Cm(1.5)
# Right end of a line of an upright page, from its left end.
EDGE = Cm(17.0)


class Paper:
    """A report in Word, written from top to bottom.

    Args:
        words: Of the office formats, in the report's language.
        title: Of the document.
    """

    def __init__(self, words: Words, title: str) -> None:
        self._words = words
        self._document = Document()
        locale = office_settings().locale(words.language)
        names = dress(self._document, words, locale)
        self._styles = {key: str(self._document.styles[name].style_id) for key, name in names.items()}
        self._make = PieceMaker(words, self._styles)
        self._tables = self._bookmarks = 0
        # The page numbers of the contents are Word's to count: it asks to, once, when the file is opened.
        self._document.settings.element.append(node("updateFields", val="true"))
        self._properties(title, locale)
        self._turn(upright=True)
        self._footer()

    def title(self, text: str) -> None:
        """The name of the document."""
        self._add(self._make.block(Block(text, "title")))

    def heading(self, text: str, level: int, name: str = "", *, new_page: bool = False) -> None:
        """A heading of level 1 to 3; with a name, links can lead to it."""
        paragraph = self._make.block(Block(text, f"heading{level}"))
        if name:
            self._bookmarks += 1
            start, end = bookmark(name[:BOOKMARK], self._bookmarks)
            paragraph.insert(1, start)
            paragraph.append(end)
        if new_page:
            paragraph[0].append(node("pageBreakBefore"))
        self._add(paragraph)

    def picture(self, heading: str, level: int) -> None:
        """A picture below a heading of its own; on this paper the tables say the same."""

    def text(self, content: Inline, style: str = "body", *, stay: bool = False) -> None:
        """A paragraph; one that stays is kept on the page of the next."""
        self._add(self._make.block(Block(content, style), stay=stay))

    def bullets(self, items: Iterable[Inline]) -> None:
        """An unordered list."""
        for item in items:
            self.text(item, "bullet")

    def steps(self, items: Iterable[Inline]) -> None:
        """The numbered list of the document; a second one would go on counting."""
        for item in items:
            self.text(item, "step")

    def contents(self, entries: Sequence[tuple[str, str]]) -> None:
        """The table of contents: a field that Word can update, filled with links until then.

        Args:
            entries: Text and bookmark of each heading of the first level.
        """
        *opening, end = complex_field('TOC \\o "1-1" \\h \\z \\u')
        lines = [[self._entry(text, name)] for text, name in entries]
        lines[0] = [*opening, *lines[0]]
        lines[-1].append(end)
        style = self._styles["toc"]
        end_of_line = str(round(EDGE.twips))
        stop = node("tabs", node("tab", val="right", leader="dot", pos=end_of_line))
        written = [node("p", node("pPr", node("pStyle", val=style), deepcopy(stop)), *line) for line in lines]
        head = self._make.block(Block(self._words("contents"), "toc_head"))
        self._add(gallery("Table of Contents", [head, *written]))

    def _entry(self, text: str, name: str) -> BaseOxmlElement:
        """A line of the table of contents: the page is a field of its own, which other programs count too."""
        tab = node("r", node("tab"))
        return link(name, run(legal_text(text)), tab, *complex_field(f"PAGEREF {name} \\h", run("–")))

    def table(self, grid: Grid, *, caption: str = "", name: str = "") -> None:
        """A table; one without a caption above it needs a name for screen readers."""
        if caption:
            self._tables += 1
            number = complex_field(f"SEQ {self._words('table')} \\* ARABIC", run(str(self._tables)))
            shape = node("pPr", node("pStyle", val=self._styles["caption"]), node("keepNext"))
            label = run(f"{self._words('table')}\u00a0")
            self._add(node("p", shape, label, *number, run(f". {legal_text(caption)}")))
        self._add(build_table(grid, caption or name, self._styles["grid"], self._make))
        # Without it two tables in a row would become one.
        stay = [node("keepNext")] if grid.leading else []
        room = node("spacing", before="0", after="0", line="140", lineRule="exact")
        self._add(node("p", node("pPr", *stay, room)))

    def landscape(self) -> None:
        """Go on with a page on its side."""
        self._document.add_section(WD_SECTION.NEW_PAGE)
        self._turn(upright=False)

    def portrait(self) -> None:
        """Go on with an upright page."""
        self._document.add_section(WD_SECTION.NEW_PAGE)
        self._turn(upright=True)

    def save(self) -> bytes:
        """The file; the same document gives the same bytes."""
        out = io.BytesIO()
        self._document.save(out)
        return steady_archive(out.getvalue(), {})

    def _add(self, element: BaseOxmlElement) -> None:
        self._document.element.body.get_or_add_sectPr().addprevious(element)

    def _properties(self, title: str, locale: str) -> None:
        core, created = self._document.core_properties, office_settings().created
        core.title, core.subject = legal_text(title)[:250], self._words("subject")
        core.keywords, core.language = self._words("keywords"), locale
        core.author = core.last_modified_by = "auditor"
        core.comments = ""
        core.created = core.modified = created
        core.revision = 1

    def _turn(self, *, upright: bool) -> None:
        section = self._document.sections[-1]
        section.orientation = WD_ORIENT.PORTRAIT if upright else WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = (SHORT, LONG) if upright else (LONG, SHORT)
        section.left_margin = section.right_margin = MARGIN
        # A page on its side holds one table, and is low.
        section.top_margin = section.bottom_margin = MARGIN if upright else LOW_MARGIN
        section.footer_distance = section.header_distance = Cm(0.9)

    def _footer(self) -> None:
        paragraph = self._document.sections[0].footer.paragraphs[0]
        before, _, rest = self._words.entries["footer"].partition("{page}")
        between, _, after = rest.partition("{pages}")
        pieces = [run(before), *complex_field("PAGE", run("1")), run(between), *complex_field("NUMPAGES", run("1"))]
        for piece in [*pieces, *([run(after)] if after else [])]:
            paragraph._p.append(piece)
