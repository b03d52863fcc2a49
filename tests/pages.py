"""A report taken apart, for tests: elements, links and the text that a reader sees."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "input", "br", "hr", "link", "img"})
Element = tuple[str, dict[str, str]]


@dataclass
class Page(HTMLParser):
    """The elements of an HTML text, and whether each was closed where it was opened."""

    elements: list[Element] = field(default_factory=list)
    texts: list[tuple[str, tuple[Element, ...]]] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    _open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = (tag, {name: value if value is not None else "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop()[0] != tag:
            self.broken.append(f"</{tag}> at line {self.getpos()[0]}")

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((data, tuple(self._open)))

    def named(self, tag: str) -> list[dict[str, str]]:
        """The attributes of all elements with that tag."""
        return [attributes for name, attributes in self.elements if name == tag]

    def seen(self, *, without: frozenset[str] = frozenset({"script", "style"}), language: str = "") -> str:
        """The text outside certain elements; with a language, without parts marked as another."""
        return " ".join(
            text
            for text, above in self.texts
            if not any(tag in without for tag, _ in above)
            and (not language or all(attributes.get("lang", language) == language for _, attributes in above))
        )


def take_apart(html: str) -> Page:
    """Parse a report."""
    page = Page()
    page.feed(html)
    page.close()
    return page
