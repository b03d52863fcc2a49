"""Pictures as SVG text: a few shapes, everything escaped, every picture with a title and a description."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape


def element(tag: str, *children: str, **attributes: object) -> Markup:
    """One element; underscores in attribute names become hyphens, a trailing one is dropped (`class_`)."""
    names = ((name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items() if value is not None)
    written = "".join(f' {name}="{escape(_number(value))}"' for name, value in names)
    return Markup(f"<{tag}{written}>{''.join(escape(child) for child in children)}</{tag}>")


def text(x: float, y: float, content: str, class_: str, anchor: str = "start") -> Markup:
    """A line of text with its baseline at y."""
    return element("text", content, x=x, y=y, class_=class_, text_anchor=anchor)


def rect(x: float, y: float, width: float, height: float, class_: str) -> Markup:
    """A rectangle from its top left corner."""
    return element("rect", x=x, y=y, width=width, height=height, class_=class_)


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> Markup:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)


def picture(name: str, title: str, description: str, width: float, height: float, shapes: Iterable[str]) -> Markup:
    """A picture that scales with its place.

    Args:
        name: Unique in the page; stands in the ids of title, description and pattern.
        title: What it shows.
        description: What is to be seen in it, for those who do not see it.
        width: In units of the shapes.
        height: In units of the shapes.
        shapes: Its elements, back to front.
    """
    title_id, description_id = f"{name}-title", f"{name}-desc"
    stripe = element("path", d="M0 5 L5 0 M-1 1 L1 -1 M4 6 L6 4", class_="stripe")
    pattern = element("pattern", stripe, id=f"{name}-hatch", width=5, height=5, patternUnits="userSpaceOnUse")
    return element(
        "svg",
        element("title", title, id=title_id),
        element("desc", description, id=description_id),
        element("defs", pattern),
        *shapes,
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        aria_labelledby=f"{title_id} {description_id}",
        viewBox=f"0 0 {_number(width)} {_number(height)}",
        class_=f"chart chart-{name}",
    )


def hatched(name: str, x: float, y: float, width: float, height: float) -> Markup:
    """A rectangle filled with the hatching of the picture with that name."""
    fill = f"url(#{name}-hatch)"
    return element("rect", x=x, y=y, width=width, height=height, class_="hatched", fill=fill)


def _number(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
