"""How the Word document looks: real styles, so that a region can lay its own template over them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from auditor.reporting.office.elements import LINK, PLACEHOLDER, node
from auditor.reporting.office.settings import office_settings
from auditor.wording import Words

INK, DEEP, MUTED = RGBColor(0x1C, 0x24, 0x22), RGBColor(0x12, 0x4A, 0x3F), RGBColor(0x4D, 0x58, 0x55)
HEAD_GROUND, RULE = "E3ECE9", "8A9693"
MARGIN = Cm(2.0)
# Points for each heading level: size, space before, space after.
HEADINGS = {1: (16, 16, 5), 2: (12.5, 11, 3), 3: (10.5, 7, 1)}
# Styles of the report's own.
OWN = ("lead", "place", "cell", "head", "mark", "quote_cell", "grid")
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
# Room in the cells of a table, in twentieths of a point.
_MARGINS = (("top", 25), ("left", 80), ("bottom", 25), ("right", 80))
# Keys of `Paper` against the names that Word itself gives its styles.
BUILT_IN = {
    "title": "Title",
    **{f"heading{level}": f"Heading {level}" for level in HEADINGS},
    **{"body": "Normal", "quote": "Quote", "caption": "Caption", "bullet": "List Bullet", "step": "List Number"},
    **{"toc": "toc 1", "toc_head": "TOC Heading"},
}


def dress(document: Document, words: Words, locale: str) -> Mapping[str, str]:
    """Set fonts, sizes, colours and language of all styles, and make those that are missing.

    Args:
        document: Fresh from the library's template.
        words: Of the office formats, for the names of the styles.
        locale: Language tag of the report.

    Returns:
        Names of the styles by the keys that the rest of the report uses.
    """
    names = BUILT_IN | {key: words(f"style.{key}") for key in OWN}
    _drop_unused(document)
    _settings(document, locale, words("decimal"))
    (defaults,) = document.styles.element.iter(qn("w:rPrDefault"))
    for language in list(defaults.iter(qn("w:lang"))):
        language.getparent().replace(language, node("lang", val=locale, eastAsia=locale, bidi="ar-SA"))
    _type(_style(document, "Normal"), 10, after=4)
    _type(_style(document, "Title"), 22, colour=DEEP, bold=True, after=10)
    for border in list(_style(document, "Title").element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
    for level, (size, before, after) in HEADINGS.items():
        _type(_style(document, f"Heading {level}"), size, colour=DEEP, bold=True, before=before, after=after)
        _style(document, f"Heading {level}").paragraph_format.keep_with_next = True
    _type(_style(document, "TOC Heading"), 12.5, colour=DEEP, bold=True, before=14, after=4)
    _type(_style(document, "Caption"), 9, colour=MUTED, bold=True, before=6, after=3)
    _style(document, "Caption").paragraph_format.keep_with_next = True
    _type(_style(document, "Quote"), 9.5, italic=False, before=2, after=1)
    _indent(_style(document, "Quote"), document)
    for name in ("List Bullet", "List Number"):
        _type(_style(document, name), 10, after=2)
    _type(_style(document, "Footer"), 8.5, colour=MUTED)
    _own_styles(document, names)
    _grid(document, names["grid"])
    return names


def _own_styles(document: Document, names: Mapping[str, str]) -> None:
    for key, size, after, colour in (
        ("lead", 10.5, 6, INK),
        ("place", 8.5, 3, MUTED),
        ("cell", 8.5, 1, INK),
        ("head", 8.5, 1, INK),
        ("mark", 7.0, 1, INK),
        ("quote_cell", 8.5, 1, INK),
    ):
        style = cast(ParagraphStyle, document.styles.add_style(names[key], WD_STYLE_TYPE.PARAGRAPH))
        style.base_style = _style(document, "Normal")
        style.quick_style = True
        _type(style, size, colour=colour, bold=key == "head", after=after)
        if key not in ("lead", "place"):
            style.paragraph_format.line_spacing = 1.0
        if key == "mark":
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    contents = cast(ParagraphStyle, document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH, builtin=True))
    contents.base_style = _style(document, "Normal")
    _type(contents, 10, after=2)
    for name, key, colour in (("Placeholder Text", PLACEHOLDER, MUTED), ("Hyperlink", LINK, DEEP)):
        prompt = cast(CharacterStyle, document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=True))
        prompt.element.set(qn("w:styleId"), key)
        prompt.font.color.rgb = colour
        prompt.font.underline = key == LINK


def _type(
    style: ParagraphStyle,
    size: float,
    *,
    colour: RGBColor = INK,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
    after: float = 0,
) -> None:
    # The template's fonts come from its theme and would win over a name.
    for fonts in list(style.element.iter(qn("w:rFonts"))):
        fonts.getparent().remove(fonts)
    _face(style, size, colour, bold, italic)
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.widow_control = True
    if style.name == "Normal":
        style.paragraph_format.line_spacing = 1.08
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _face(style: CharacterStyle, size: float, colour: RGBColor, bold: bool, italic: bool) -> None:
    style.font.name = office_settings().font
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.italic = italic
    style.font.color.rgb = colour


def _indent(style: ParagraphStyle, document: Document) -> None:
    """A rule to the left of a quote, so that it is told apart without italics."""
    style.paragraph_format.left_indent = Cm(0.5)
    edge = node("left", val="single", sz="12", space="8", color=RULE)
    style.element.get_or_add_pPr().insert_element_before(node("pBdr", edge), "w:spacing", "w:ind")


def _grid(document: Document, name: str) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.TABLE)
    style.base_style = document.styles["Table Grid"]
    sides = [node(side, val="single", sz="4", space="0", color=RULE) for side in _SIDES]
    margins = [node(side, w=str(width), type="dxa") for side, width in _MARGINS]
    head = node(
        "tblStylePr",
        node("rPr", node("b")),
        node("tcPr", node("shd", val="clear", color="auto", fill=HEAD_GROUND)),
        type="firstRow",
    )
    style.element.append(node("tblPr", node("tblBorders", *sides), node("tblCellMar", *margins)))
    style.element.append(head)


def _settings(document: Document, locale: str, decimal: str) -> None:
    """Let Word take the file for one of its own time and of the report's language."""
    changes = {
        "compatSetting": node(
            "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15"
        ),
        "themeFontLang": node("themeFontLang", val=locale),
        "decimalSymbol": node("decimalSymbol", val=decimal),
        "listSeparator": node("listSeparator", val=";" if decimal == "," else ","),
    }
    for name, wanted in changes.items():
        found = next(document.settings.element.iter(qn(f"w:{name}")))
        found.getparent().replace(found, wanted)


def _drop_unused(document: Document) -> None:
    """Take out the hundred coloured table styles of the template and its picture of an empty page."""
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in ("Table Grid", "Normal Table"):
            style.delete()
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[key]


def _style(document: Document, name: str) -> ParagraphStyle:
    return cast(ParagraphStyle, document.styles[name])
