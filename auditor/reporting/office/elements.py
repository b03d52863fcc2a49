"""Elements of WordprocessingML that python-docx has no calls for (ECMA-376 part 1, § 17)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from auditor.reporting.office.spans import Field
from auditor.reporting.office.text import legal_text

PLACEHOLDER, LINK = "PlaceholderText", "Hyperlink"


def node(tag: str, *children: BaseOxmlElement, text: str = "", **attributes: str) -> BaseOxmlElement:
    """An element of the main namespace with attributes of the same.

    Args:
        tag: Its name without prefix.
        children: In order.
        text: Its text, spaces kept.
        attributes: By name without prefix.
    """
    named = {qn(f"w:{name}"): value for name, value in attributes.items()}
    element = cast(BaseOxmlElement, OxmlElement(f"w:{tag}", attrs=named))
    if text:
        element.text = text
        element.set(qn("xml:space"), "preserve")
    for child in children:
        element.append(child)
    return element


def run(text: str, *, locale: str = "", bold: bool = False, style: str = "") -> BaseOxmlElement:
    """A run of text; the properties in the order of the schema."""
    looks = [node("rStyle", val=style)] if style else []
    looks += [node("b")] if bold else []
    looks += [node("lang", val=locale)] if locale else []
    return node("r", *([node("rPr", *looks)] if looks else []), node("t", text=text))


def complex_field(instruction: str, *shown: BaseOxmlElement) -> list[BaseOxmlElement]:
    """A field that Word can update, with what it shows until then."""
    return [
        node("r", node("fldChar", fldCharType="begin")),
        node("r", node("instrText", text=f" {instruction} ")),
        node("r", node("fldChar", fldCharType="separate")),
        *shown,
        node("r", node("fldChar", fldCharType="end")),
    ]


def bookmark(name: str, number: int) -> tuple[BaseOxmlElement, BaseOxmlElement]:
    """Beginning and end of a place to lead to."""
    return node("bookmarkStart", id=str(number), name=name), node("bookmarkEnd", id=str(number))


def link(name: str, *runs: BaseOxmlElement) -> BaseOxmlElement:
    """Runs that lead to a bookmark."""
    return node("hyperlink", *runs, anchor=name, history="1")


def control(field: Field, number: int, prompt: str, locale: str) -> BaseOxmlElement:
    """A content control that shows what is filled in, else a prompt.

    Args:
        field: What is asked for.
        number: Its id in the document.
        prompt: What it shows while it is empty.
        locale: Language tag for dates.
    """
    properties = node(
        "sdtPr",
        node("alias", val=field.title),
        node("tag", val=field.tag),
        node("id", val=str(number)),
        *([] if field.value else [node("showingPlcHdr")]),
        _kind(field, prompt, locale),
    )
    shown = run(legal_text(field.value)) if field.value else run(prompt, style=PLACEHOLDER)
    return node("sdt", properties, node("sdtContent", shown))


def gallery(name: str, content: Sequence[BaseOxmlElement]) -> BaseOxmlElement:
    """Paragraphs that Word knows as a building block, such as a table of contents."""
    part = node("docPartObj", node("docPartGallery", val=name), node("docPartUnique"))
    return node("sdt", node("sdtPr", part), node("sdtContent", *content))


def _kind(field: Field, prompt: str, locale: str) -> BaseOxmlElement:
    if field.kind == "choice":
        options = [node("listItem", displayText=option, value=option) for option in field.options]
        return node("dropDownList", node("listItem", displayText=prompt, value=""), *options)
    if field.kind == "date":
        form = (node("dateFormat", val="yyyy-MM-dd"), node("lid", val=locale))
        full = {"fullDate": f"{field.value}T00:00:00Z"} if field.value else {}
        return node("date", *form, node("storeMappedDataAs", val="date"), node("calendar", val="gregorian"), **full)
    return node("text", multiLine="1") if field.kind == "long" else node("text")
