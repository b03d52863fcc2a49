"""Pictures of the pages that findings rest on, small enough to travel inside a report."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image

from auditor.folders import SETTINGS
from auditor.reading.pages import open_pdf
from auditor.reading.raster import POINTS_PER_INCH, Raster, draw_page
from auditor.records import Document
from auditor.yamlfiles import load_yaml

FILE = SETTINGS / "pagepictures.yml"
MEDIA = "image/webp"
WHITE = 255


@dataclass(frozen=True, slots=True)
class PictureSettings:
    """How pages are drawn; the comments in the file explain each."""

    width: int
    tones: tuple[int, ...]
    most: int
    dots: int
    seconds: float


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as a picture.

    Attributes:
        data: The WebP file.
        width: Of the page in points, as shown.
        height: Of the page in points, as shown.
    """

    data: bytes
    width: float
    height: float

    @property
    def address(self) -> str:
        """The picture as a `data:` address."""
        return f"data:{MEDIA};base64,{base64.b64encode(self.data).decode()}"


@lru_cache(maxsize=1)
def picture_settings() -> PictureSettings:
    """Read the file, once."""
    settings = load_yaml(FILE)
    return PictureSettings(**{**settings, "tones": tuple(settings["tones"])})


def draw_pages(
    source: Path, document: Document, pages: Iterable[int], *, annotations: bool = True
) -> dict[int, PagePicture]:
    """Draw pages of a PDF in as many tones as the settings have room for.

    Args:
        source: The PDF that was audited, or its annotated copy.
        document: Read from it; gives the sizes of the pages.
        pages: Numbers from 1.
        annotations: Whether stamps and highlights are drawn too.

    Returns:
        The pictures by number; without pages that cannot be drawn, empty for a source that has none.

    Raises:
        SourceUnreadable: The file can no longer be opened.
    """
    if document.media != "pdf":
        return {}
    settings = picture_settings()
    sets: Sequence[dict[int, PagePicture]] = [{} for _ in settings.tones]
    pdf = open_pdf(source)
    try:
        for number in sorted(set(pages)):
            known = 1 <= number <= len(document.page_sizes)
            across, down = document.page_sizes[number - 1] if known else (0.0, 0.0)
            if not across or not down:
                continue
            dpi = settings.width / across * POINTS_PER_INCH
            raster = draw_page(pdf, number - 1, dpi, settings.dots, settings.seconds, annotations=annotations)
            if raster is not None:
                for held, tones in zip(sets, settings.tones, strict=True):
                    held[number] = PagePicture(_encoded(raster, tones), across, down)
    finally:
        pdf.close()
    return _fitting(sets, settings.most)


def _fitting(sets: Sequence[dict[int, PagePicture]], most: int) -> dict[int, PagePicture]:
    """The first set that keeps to the limit; of the last one as many pages as do."""
    for held in sets:
        if _letters(held) <= most:
            return held
    kept: dict[int, PagePicture] = {}
    for number, picture in sets[-1].items():
        if _letters(kept) + len(picture.address) > most:
            break
        kept[number] = picture
    return kept


def _letters(pictures: Mapping[int, PagePicture]) -> int:
    return sum(len(picture.address) for picture in pictures.values())


def _encoded(raster: Raster, tones: int) -> bytes:
    step = WHITE / (tones - 1)
    flat = Image.fromarray(raster.grey).point([round(round(grey / step) * step) for grey in range(WHITE + 1)])
    out = io.BytesIO()
    flat.save(out, "WEBP", lossless=True, quality=30, method=2)
    return out.getvalue()
