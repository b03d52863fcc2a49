from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from auditor.comparing.compare import compare_audits
from auditor.comparing.decisions import Decision, read_decisions
from auditor.comparing.revisions import Revision, read_revision
from auditor.errors import AuditorError, TaxonomyInvalid
from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting.export import write_audit
from auditor.reviewing.page import build_page
from auditor.reviewing.server import ReviewServer
from tests.pdfs import PAGE, TEXT, make_pdf
from tests.revisions import newer, older

GAP = {"key": "L3 8", "decision": "elsewhere", "reason": "näringslivsplanen", "by": "Åsa Ek", "date": "2026-03-01"}


@dataclass(frozen=True)
class Answer:
    """What the server gave."""

    status: int
    body: bytes
    headers: dict[str, str]


Ask = Callable[..., Answer]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ReviewServer]:
    folder = tmp_path / "granskning"
    write_audit(older(), folder)
    source = make_pdf(PAGE + TEXT)
    page = build_page(older(), load_taxonomy(), "sv", pictures=True)
    with ReviewServer(folder, page, source) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


@pytest.fixture
def ask(server: ReviewServer) -> Ask:
    def call(method: str, place: str = "", *, token: str = "", fields: object = None, **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
        body = fields if isinstance(fields, bytes) else urlencode(fields).encode() if isinstance(fields, dict) else None
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if body is not None:
            sent = {"Content-Type": "application/x-www-form-urlencoded", **sent}
        try:
            connection.request(method, f"/{token or server.token}/{place}", body, sent)
            answer = connection.getresponse()
            return Answer(answer.status, answer.read(), dict(answer.headers))
        finally:
            connection.close()

    return call


def test_the_page_is_found_behind_the_token_and_on_this_computer_alone(server: ReviewServer, ask: Ask) -> None:
    answer = ask("GET")
    assert answer.status == 200
    assert b"Genomg\xc3\xa5ng" in answer.body
    assert server.server_address[0] == "127.0.0.1"
    assert len(server.token) >= 32
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("token", ["fel", "%C3%A5", "..", "%00"])
def test_without_the_token_nothing_is_found(token: str, server: ReviewServer, ask: Ask) -> None:
    assert ask("GET", token=token).status == 404
    assert ask("POST", "decisions", token=token, fields=GAP).status == 404
    assert read_decisions(server.folder) == {}


@pytest.mark.parametrize("headers", [{"Host": "example.org"}, {"Host": "localhost"}, {"Origin": "http://example.org"},
                                     {"Origin": "null"}])  # fmt: skip
def test_a_name_that_points_here_or_another_page_gets_nothing(
    headers: dict[str, str], server: ReviewServer, ask: Ask
) -> None:
    assert ask("GET", **headers).status == 403
    assert ask("POST", "decisions", fields=GAP, **headers).status == 403
    assert read_decisions(server.folder) == {}


def test_a_decision_is_written_beside_the_audit_and_read_back_by_the_comparison(server: ReviewServer, ask: Ask) -> None:
    answer = ask("POST", "decisions", fields=GAP, Accept="application/json", Origin=f"http://{server.host}")
    assert (answer.status, json.loads(answer.body)) == (200, {"saved": True})
    decision = Decision("elsewhere", "", "2026-03-01", "näringslivsplanen", "Åsa Ek")
    assert read_decisions(server.folder) == {"L3 8": decision}
    compared = compare_audits(read_revision(server.folder), Revision(newer()))
    (turn,) = [turn for turn in compared.gaps if (turn.gap.type, turn.gap.item) == ("L3", "8")]
    assert (turn.decision, turn.standing) == (decision, "carried")
    assert [path.name for path in server.folder.iterdir() if path.name.endswith(".part")] == []


def test_without_script_the_browser_comes_back_to_the_finding(ask: Ask) -> None:
    answer = ask("POST", "decisions", fields=GAP)
    assert (answer.status, answer.headers["Location"]) == (303, "./#gap-2")


def test_a_decision_can_be_changed_and_taken_back(server: ReviewServer, ask: Ask) -> None:
    ask("POST", "decisions", fields=GAP)
    ask("POST", "decisions", fields={**GAP, "decision": "addressed"})
    assert read_decisions(server.folder)["L3 8"].decision == "addressed"
    ask("POST", "decisions", fields={**GAP, "remove": "1"})
    assert read_decisions(server.folder) == {}


def test_many_decisions_at_once_are_all_kept(server: ReviewServer, ask: Ask) -> None:
    keys = [key for key, point in server.keys.items() if point.matter == "gap"]
    threads = [threading.Thread(target=ask, args=("POST", "decisions"), kwargs={"fields": {**GAP, "key": key}})
               for key in keys]  # fmt: skip
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(read_decisions(server.folder)) == set(keys)


def test_a_decision_that_is_none_is_refused_with_a_sentence(server: ReviewServer, ask: Ask) -> None:
    answer = ask("POST", "decisions", fields={**GAP, "date": "i mars"}, Accept="application/json")
    assert answer.status == 400
    assert json.loads(answer.body) == {"saved": False, "why": "skriv datumet som ÅÅÅÅ-MM-DD."}
    assert read_decisions(server.folder) == {}


@pytest.mark.parametrize(
    ("place", "fields", "headers", "status"),
    [
        ("decisions", b"{}", {"Content_Type": "application/json"}, 415),
        ("decisions", b"x" * 70_000, {}, 413),
        ("decisions", b"\xff\xff", {}, 400),
        ("other", b"a=b", {}, 404),
        ("decisions/../../x", b"a=b", {}, 404),
    ],
)
def test_what_is_no_form_of_the_page_is_refused(
    place: str, fields: bytes, headers: dict[str, str], status: int, server: ReviewServer, ask: Ask
) -> None:
    assert (
        ask("POST", place, fields=fields, **{name.replace("-", "_"): value for name, value in headers.items()}).status
        == status
    )
    assert ask("POST", place, fields=fields, **headers).status == status
    assert ask("GET").status == 200
    assert read_decisions(server.folder) == {}


def test_decisions_that_somebody_broke_meanwhile_are_left_as_they_are(server: ReviewServer, ask: Ask) -> None:
    path = server.folder / "decisions.json"
    path.write_text("{", "utf-8")
    answer = ask("POST", "decisions", fields=GAP, Accept="application/json")
    assert answer.status == 409
    assert "inte JSON" in json.loads(answer.body)["why"]
    assert path.read_text("utf-8") == "{"


def test_decisions_of_other_revisions_stay_in_the_file(server: ReviewServer, ask: Ask) -> None:
    (server.folder / "decisions.json").write_text('{"L1 99": {"decision": "declined"}}', "utf-8")
    ask("POST", "decisions", fields=GAP)
    assert set(read_decisions(server.folder)) == {"L1 99", "L3 8"}


def test_pages_of_the_source_are_shown_and_nothing_else_of_the_disk(ask: Ask) -> None:
    answer = ask("GET", "pages/1")
    assert (answer.status, answer.headers["Content-Type"], answer.body[8:12]) == (200, "image/webp", b"WEBP")
    wrong = ("pages/0", "pages/99", "pages/-1", "pages/1/../../audit.json", "audit.json", "pages/%C2%B2")
    for place in (*wrong, f"pages/{'9' * 40}"):
        assert ask("GET", place).status == 404


def test_a_port_that_is_taken_is_told(server: ReviewServer) -> None:
    with pytest.raises(AuditorError, match=f"Port {server.server_port} cannot be used"):
        ReviewServer(server.folder, server.page, None, server.server_port)


def test_decisions_that_do_not_follow_their_schema_are_told_before_the_page_is_shown(server: ReviewServer) -> None:
    (server.folder / "decisions.json").write_text('{"L1 6": {}}', "utf-8")
    with pytest.raises(TaxonomyInvalid, match=r"decisions\.json is not valid"):
        ReviewServer(server.folder, server.page, None)
