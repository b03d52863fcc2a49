"""The review page's server: for this computer alone, behind an address that cannot be guessed.

Only 127.0.0.1 is listened on. Every address begins with a random token, so that no other program, user or
web page finds the page; the `Host` and `Origin` of each request are checked, so that a name that some other
page makes point here (DNS rebinding) leads nowhere. Nothing is loaded from elsewhere.
"""

from __future__ import annotations

import logging
import secrets
import threading
from http.server import ThreadingHTTPServer
from pathlib import Path

from auditor.comparing.decisions import NONE, Decision, read_decisions, write_decisions
from auditor.errors import AuditorError, SourceUnreadable
from auditor.reporting.pagepictures import PagePicture, draw_pages
from auditor.reviewing.page import ReviewPage
from auditor.reviewing.posts import Post
from auditor.reviewing.requests import Handler

logger = logging.getLogger(__name__)

HOST = "127.0.0.1"
# Bytes of randomness in the address.
TOKEN = 24


class ReviewServer(ThreadingHTTPServer):
    """Serves the review of one audit until it is shut down.

    Args:
        folder: Where the audit lies, and where its decisions are written.
        page: The page.
        source: The PDF that pictures of its pages are drawn from; None where there is none.
        port: To listen on; 0 takes a free one.

    Raises:
        AuditorError: The port is taken, or may not be used.
        TaxonomyInvalid: The decisions beside the audit do not follow their schema.
    """

    daemon_threads = True
    # On some systems two servers could share a port, and the older one would go on answering.
    allow_reuse_address = False

    def __init__(self, folder: Path, page: ReviewPage, source: Path | None, port: int = 0) -> None:
        self.folder, self.page, self.source = folder, page, source
        self.token = secrets.token_urlsafe(TOKEN)
        self.saved = 0
        self.keys = {point.key: point for point in page.points(NONE)}
        self._writing, self._drawing = threading.Lock(), threading.Lock()
        self._drawn: dict[int, PagePicture | None] = {}
        read_decisions(folder)
        try:
            super().__init__((HOST, port), Handler)
        except (OSError, OverflowError) as error:
            raise AuditorError("Port {port} cannot be used: choose another one, or none.", port=port) from error

    @property
    def host(self) -> str:
        """What requests must name as their host."""
        return f"{HOST}:{self.server_port}"

    @property
    def address(self) -> str:
        """Where the page is found."""
        return f"http://{self.host}/{self.token}/"

    def decisions(self) -> dict[str, Decision]:
        """The decisions as they stand in the file now: somebody may edit it meanwhile.

        Raises:
            AuditorError: The file has become unusable.
        """
        return dict(read_decisions(self.folder))

    def keep(self, post: Post) -> None:
        """Write a decision, or take one back.

        Raises:
            AuditorError: The file has become unusable; it is left as it is.
            OSError: The folder cannot be written.
        """
        with self._writing:
            held = self.decisions()
            if post.decision is None:
                held.pop(post.key, None)
            else:
                held[post.key] = post.decision
            write_decisions(self.folder, held)
            self.saved += 1

    def picture(self, number: int) -> PagePicture | None:
        """The picture of a page; None where there is none."""
        if self.source is None or not 1 <= number <= self.page.audit.document.pages:
            return None
        # pdfium draws one page at a time.
        with self._drawing:
            if number not in self._drawn:
                try:
                    found = draw_pages(self.source, self.page.audit.document, [number], annotations=False)
                except SourceUnreadable as error:
                    logger.info("no picture of page %d: %s", number, error)
                    found = {}
                self._drawn[number] = found.get(number)
            return self._drawn[number]

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away is no event; anything else is told to whoever asked for details."""
        logger.info("a request was not answered to its end", exc_info=True)
