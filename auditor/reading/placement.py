"""Where things are shown: from PDF user space to points from the top left corner of the page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Placement:
    """From PDF user space to the page as shown: points from its top left corner.

    Attributes:
        left: Left edge of the visible area in user space.
        bottom: Lower edge.
        right: Right edge.
        top: Upper edge.
        turns: Quarter turns clockwise by which the page is shown.
    """

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of user space is shown."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def back(self, x: float, y: float) -> tuple[float, float]:
        """The point of user space that is shown at a place."""
        if self.turns == 0:
            return x + self.left, self.top - y
        if self.turns == 1:
            return y + self.left, x + self.bottom
        if self.turns == 2:
            return self.right - x, y + self.bottom
        return self.right - y, self.top - x

    def area(self, x0: float, y0: float, x1: float, y1: float) -> Area:
        """Where a rectangle of user space is shown."""
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return Area(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (width, height) if self.turns % 2 == 0 else (height, width)


# Not frozen, for speed: a page may draw thousands.
@dataclass(slots=True, unsafe_hash=True)
class Area:
    """A rectangle on a page, in points from the top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Horizontal extent."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Vertical extent."""
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom
