"""Bring the official strategy: the only part of auditor that uses the network.

The PDF is found behind the strategy's public page. Where it came from, when and
its checksum are written beside it. A file that is already there is never replaced
by a different one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from http.client import HTTPException
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import Request, urlopen

import yaml

from auditor.errors import AuditorError
from auditor.files import replace_file
from auditor.strategy import FOLDER, Strategy, read_strategy

TIMEOUT = 60
RECORD = "fetched.yml"
UNRESERVED = "%/:=&?~#+!$,;'@()*[]"
"""Signs that an address may hold as they are; others, such as å and spaces, are written as %-codes."""

Download = Callable[[str], bytes]


class FetchFailed(AuditorError):
    """The strategy could not be brought; says what to do by hand."""

    def __init__(self, why: str, strategy: Strategy, folder: Path) -> None:
        super().__init__(
            f"{why} Open {strategy.pages[0]} in a browser, save the PDF as {folder / strategy.file} "
            "and start the audit: a file put there by hand is picked up."
        )


class FileDiffers(AuditorError):
    """A different file is already there."""

    def __init__(self, kept: Path, new: Path) -> None:
        super().__init__(
            f"The file behind the page is not the same as {kept}, which was left as it is; "
            f"the new one lies in {new}: compare the two and rename the one you want."
        )


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was brought, from where and when."""

    path: Path
    address: str
    sha256: str
    day: str


def fetch(folder: Path = FOLDER, download: Download | None = None, today: date | None = None) -> Fetched:
    """Bring the PDF behind the strategy's public page.

    Args:
        folder: Where `source.yml` lies and the PDF is put.
        download: Gives the bytes behind an address; the network if None.
        today: Date to record; today if None.

    Raises:
        FetchFailed: No network, the page has changed, or what came is no PDF.
        FileDiffers: Another file is already there; the new one was put beside it.
    """
    strategy = read_strategy(folder)
    bring = _from_network if download is None else download
    page = strategy.pages[0]
    try:
        address = find_pdf(bring(page), page)
        if address is None:
            raise FetchFailed(f"{page} no longer links a PDF.", strategy, folder)
        data = bring(address)
    except (URLError, HTTPException, TimeoutError, ConnectionError) as error:
        raise FetchFailed(f"The page could not be reached ({error}).", strategy, folder) from error
    if not data.startswith(b"%PDF"):
        raise FetchFailed(f"What lies at {address} is no PDF.", strategy, folder)
    return _keep(data, address, folder / strategy.file, date.today() if today is None else today)


def find_pdf(page: bytes, base: str) -> str | None:
    """The address of the first PDF that a page links, or None."""
    links = _Links()
    links.feed(page.decode("utf-8", errors="replace"))
    for link in links.found:
        try:
            address = urljoin(base, link.strip())
            parts = urlsplit(address)
        except ValueError:  # a link that is no address, such as http://[
            continue
        if parts.scheme in ("http", "https") and parts.path.lower().endswith(".pdf"):
            return quote(address, safe=UNRESERVED)
    return None


class _Links(HTMLParser):
    """Collects where a page's links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [value for name, value in attrs if name == "href" and value]


def _keep(data: bytes, address: str, path: Path, day: date) -> Fetched:
    digest = hashlib.sha256(data).hexdigest()
    if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() != digest:
        beside = path.with_name(f"{path.stem}-{digest[:8]}{path.suffix}.new")
        replace_file(beside, data)
        raise FileDiffers(path, beside)
    replace_file(path, data)
    fetched = Fetched(path, address, digest, day.isoformat())
    record = {"file": path.name, "address": address, "sha256": digest, "fetched": fetched.day}
    replace_file(path.with_name(RECORD), yaml.safe_dump(record, allow_unicode=True, sort_keys=False).encode("utf-8"))
    return fetched


def _from_network(address: str) -> bytes:
    request = Request(address, headers={"User-Agent": "auditor (open source; fetches one public document)"})
    with urlopen(request, timeout=TIMEOUT) as answer:
        data: bytes = answer.read()
    return data
