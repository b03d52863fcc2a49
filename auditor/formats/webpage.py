"""A web page cut down to its main part: navigation, banners, controls and what is hidden taken off."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from lxml import etree, html

from auditor.errors import SourceUnreadable
from auditor.formats.encodings import decode
from auditor.formats.websettings import web_settings

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_UNSHOWN = re.compile(r"display:none|visibility:hidden|mso-hide:all|mso-element:(?:header|footer)")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MARKER = re.compile(r"\[?\s*(?:\d{1,3}|[a-z*†‡↩↑^]{1,2}\ufe0e?)\s*\]?")
# A part is taken for the main one from this share of the page's text: named so by the page itself, or only by a class.
NAMED, GUESSED = 0.25, 0.5
# Links fill a list of links to this share.
LINKS = 0.9


def parse_page(path: Path, data: bytes) -> html.HtmlElement:
    """Parse a page of any encoding.

    Raises:
        SourceUnreadable: It is empty, too large or no page.
    """
    limit = web_settings().largest_page
    if len(data) > limit:
        raise SourceUnreadable(path, f"it is larger than {limit // 10**6} MB; save the page without its pictures.")
    match = _DECLARED.search(data[:4096])
    text = decode(path, data, match.group(1).decode("ascii", "replace") if match else None).replace("\0", "")
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, remove_blank_text=False
    )
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        raise SourceUnreadable(path, "the page is empty; open it in a browser and save it again.") from error


def main_part(page: html.HtmlElement) -> html.HtmlElement:
    """Take off what is no text and find the part that holds the text; the page is changed."""
    body = page.find("body")
    if body is None:
        return page
    _clean(body)
    whole = len(words(body))
    named = [*body.iter("main"), *body.xpath(".//*[@role='main']")]
    if (part := _fullest(named, NAMED * whole)) is not None:
        return part
    articles = list(body.iter("article"))
    if len(articles) == 1 and (part := _fullest(articles, GUESSED * whole)) is not None:
        return part
    for name in web_settings().content:
        if (part := _fullest([held for held in body.iter() if name in _names(held)], GUESSED * whole)) is not None:
            return part
    for links in [*body.iter("ul", "ol")]:
        outermost = next(links.iterancestors("ul", "ol"), None) is None
        if outermost and is_link_list(links) and not is_link_list(links, inside=True):
            _drop(links)
    return body


def words(element: html.HtmlElement) -> str:
    """The text of an element, blocks and line breaks parted by spaces."""
    blocks = web_settings().blocks
    pieces = []
    for event, part in etree.iterwalk(element, events=("start", "end")):
        parting = part.tag in blocks or part.tag == "br"
        pieces.append(" " if parting else "")
        pieces.append((part.text if event == "start" else part.tail if part is not element else "") or "")
    return " ".join("".join(pieces).split())


def is_link_list(element: html.HtmlElement, inside: bool = False) -> bool:
    """Whether a list holds nothing but links.

    Args:
        element: The list.
        inside: Whether all must lead to places on the page, as those of a table of contents do.
    """
    links = list(element.iter("a"))
    if len(links) < 3 or (inside and not all("#" in (link.get("href") or "") for link in links)):
        return False
    return sum(len(words(link)) for link in links) >= LINKS * len(words(element).replace(" ", ""))


def _fullest(parts: Iterable[html.HtmlElement], least: float) -> html.HtmlElement | None:
    """The part with most text, if it is enough."""
    length, _, part = max(((len(words(part)), -at, part) for at, part in enumerate(parts)), default=(0, 0, None))
    return part if length and length >= least else None


def _clean(body: html.HtmlElement) -> None:
    main = [*body.iter("main", "h1"), *body.xpath(".//*[@role='main']")]
    holding = {above for part in main if part.tag != "h1" for above in (part, *part.iterancestors())}
    text = sum(len(words(p)) for p in body.iter("p"))
    for element in [*body.iterdescendants()]:
        if element not in holding and _is_furniture(element, text):
            _drop(element)


def _drop(element: html.HtmlElement) -> None:
    if element.getparent() is not None:
        if element.tag in web_settings().blocks or element.tag in web_settings().elements:
            element.tail = " " + (element.tail or "")
        element.drop_tree()


def _names(element: html.HtmlElement) -> set[str]:
    """Classes and id of an element, small."""
    return {*(element.get("class") or "").lower().split(), (element.get("id") or "").strip().lower()} - {""}


def _is_furniture(element: html.HtmlElement, text: int) -> bool:
    """Whether an element is no part of the text.

    Args:
        element: Any element below the body.
        text: Signs in the page's paragraphs: what holds half of them is no furniture, whatever its class.
    """
    settings = web_settings()
    tag = element.tag
    roles = set((element.get("role") or "").lower().split())
    if tag in settings.elements or roles & settings.roles or _is_hidden(element) or _is_note_link(element):
        return True
    if tag in settings.controls:
        return next(element.iterancestors(*_HEADINGS, "summary", "dt"), None) is None
    if tag in settings.outer:
        return next(element.iterancestors(*settings.inner), None) is None
    if tag == "pre" and element.find("code") is not None:
        return True
    if tag in _HEADINGS or next(element.iterancestors(*_HEADINGS), None) is not None:
        # Nothing in a heading is furniture but the sign that links to it.
        return tag == "a" and len(words(element)) < 2
    classes = {word for name in (element.get("class") or "").lower().split() for word in re.split(r"[-_:]+", name)}
    names = _names(element)
    if classes & settings.consent or any(name.startswith(settings.beginnings) for name in names):
        return True
    if classes & settings.class_words or names & settings.names:
        return 2 * sum(len(words(p)) for p in element.iter("p")) < max(text, 1)
    return False


def _is_hidden(element: html.HtmlElement) -> bool:
    hidden = element.get("hidden")
    style = re.sub(r"\s+", "", (element.get("style") or "").lower())
    classes = set((element.get("class") or "").lower().split())
    return (
        (hidden is not None and hidden.lower() != "until-found")
        or (element.get("aria-hidden") or "").lower() == "true"
        or _UNSHOWN.search(style) is not None
        or not classes.isdisjoint(web_settings().hidden)
    )


def _is_note_link(element: html.HtmlElement) -> bool:
    """Whether an element is the raised number that leads to a footnote, or the way back from it."""
    if element.tag != "a" or "#" not in (element.get("href") or ""):
        return False
    fragment = (element.get("href") or "").rpartition("#")[2].lower()
    return fragment.startswith(web_settings().notes) and _MARKER.fullmatch(words(element)) is not None
