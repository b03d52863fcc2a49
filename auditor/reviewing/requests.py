"""Requests to the review page's server: what is answered, and what is refused."""

from __future__ import annotations

import json
import logging
import secrets
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING
from urllib.parse import quote

from auditor.errors import AuditorError
from auditor.messages import choose_language, tell, tell_system
from auditor.reporting.pagepictures import MEDIA
from auditor.reviewing.page import LONGEST
from auditor.reviewing.posts import PostRefused, read_post

if TYPE_CHECKING:
    from auditor.reviewing.server import ReviewServer

logger = logging.getLogger(__name__)

# Bytes of a form at most, and seconds that a request may keep a thread waiting.
LARGEST = 65_536
PATIENCE = 20
FORM = "application/x-www-form-urlencoded"
HTML, JSON, TEXT = "text/html; charset=utf-8", "application/json; charset=utf-8", "text/plain; charset=utf-8"
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: ReviewServer
    server_version = "auditor"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = PATIENCE

    def setup(self) -> None:
        """Speak the page's language: the choice of a language does not reach a new thread by itself."""
        choose_language(self.server.page.words.language)
        super().setup()

    def do_GET(self) -> None:
        """The page, or the picture of a page of the source."""
        place = self._place()
        if place is None:
            return
        if place == "":
            self._page()
        elif place.startswith("pages/") and place[6:].isdecimal() and len(place) < 16:
            picture = self.server.picture(int(place[6:]))
            if picture is None:
                self._refuse(HTTPStatus.NOT_FOUND)
            else:
                self._answer(HTTPStatus.OK, MEDIA, picture.data)
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        """A decision: kept, or refused with a sentence."""
        place = self._place()
        if place is None:
            return
        length = self.headers.get("Content-Length", "")
        if place != "decisions":
            self._refuse(HTTPStatus.NOT_FOUND)
        elif self.headers.get_content_type() != FORM:
            self._refuse(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        elif not length.isdecimal() or int(length) > LARGEST:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        else:
            self._decide(self.rfile.read(int(length)))

    def _place(self) -> str | None:
        """What is asked for behind the token; None where the request was refused already."""
        host, origin = self.server.host, self.headers.get("Origin")
        if self.headers.get("Host") != host or origin not in (None, f"http://{host}"):
            self._refuse(HTTPStatus.FORBIDDEN)
            return None
        token, _, place = self.path.partition("?")[0].removeprefix("/").partition("/")
        if not secrets.compare_digest(token.encode(), self.server.token.encode()):
            self._refuse(HTTPStatus.NOT_FOUND)
            return None
        return place

    def _page(self) -> None:
        try:
            html = self.server.page.render(self.server.decisions())
        except AuditorError as error:
            self._answer(HTTPStatus.CONFLICT, TEXT, tell(error).encode())
            return
        self._answer(HTTPStatus.OK, HTML, html.encode("utf-8", "replace"))

    def _decide(self, body: bytes) -> None:
        said = self.server.page.words
        try:
            post = read_post(body, self.server.keys)
            self.server.keep(post)
        except PostRefused as refused:
            self._tell(HTTPStatus.BAD_REQUEST, said(f"refused.{refused.fault}", most=LONGEST))
        except AuditorError as error:
            self._tell(HTTPStatus.CONFLICT, tell(error))
        except OSError as error:
            self._tell(HTTPStatus.INTERNAL_SERVER_ERROR, tell_system(error))
        else:
            self._kept(self.server.keys[post.key].name)

    def _kept(self, name: str) -> None:
        if "application/json" in self.headers.get("Accept", ""):
            self._answer(HTTPStatus.OK, JSON, json.dumps({"saved": True}).encode())
            return
        # Without script the browser goes back to the page, to the finding just decided.
        self.send_response(HTTPStatus.SEE_OTHER)
        self.send_header("Location", f"./#{quote(name)}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _tell(self, status: HTTPStatus, why: str) -> None:
        if "application/json" in self.headers.get("Accept", ""):
            self._answer(status, JSON, json.dumps({"saved": False, "why": why}).encode())
        else:
            self._answer(status, TEXT, self.server.page.words("failed", why=why).encode())

    def _refuse(self, status: HTTPStatus) -> None:
        # What was sent along is not read: the connection cannot be used again.
        self.close_connection = True
        self._answer(status, TEXT, status.phrase.encode())

    def _answer(self, status: HTTPStatus, media: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", self.server.page.policy)
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Requests are told to whoever asked for details, without the address and its token."""
        logger.debug("%s answered", self.command)
