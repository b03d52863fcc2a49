from __future__ import annotations

from urllib.parse import urlencode

import pytest

from auditor.comparing.decisions import NONE, Decision
from auditor.reference.taxonomy import load_taxonomy
from auditor.reviewing.page import build_page
from auditor.reviewing.points import Point
from auditor.reviewing.posts import Post, PostRefused, read_post
from tests.audits import small_audit


@pytest.fixture(scope="module")
def points() -> dict[str, Point]:
    page = build_page(small_audit(), load_taxonomy(), "sv", pictures=False)
    return {point.key: point for point in page.points(NONE)}


def body(**fields: str) -> bytes:
    return urlencode({"key": "L1 5.1", "decision": "declined", **fields}).encode()


def test_a_form_becomes_a_decision(points: dict[str, Point]) -> None:
    sent = body(reason="Tas i planen\r\nför jämställdhet", by=" Åsa Ek ", date="2026-03-01", responsible="Nämnden")
    decision = Decision("declined", "Nämnden", "2026-03-01", "Tas i planen\nför jämställdhet", "Åsa Ek")
    assert read_post(sent, points) == Post("L1 5.1", decision)


def test_a_decision_can_be_taken_back(points: dict[str, Point]) -> None:
    assert read_post(body(remove="1"), points) == Post("L1 5.1", None)


def test_characters_that_cannot_be_seen_or_that_turn_the_text_are_dropped(points: dict[str, Point]) -> None:
    post = read_post(body(reason="a\u202eb\x00c\x07d\u200be"), points)
    assert post.decision is not None
    assert post.decision.reason == "abcde"


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        (b"", "unknown"),
        (b"\xff\xfe", "form"),
        (b"nonsense", "form"),
        (b"&".join(b"a=1" for _ in range(100)), "form"),
        (b"key=L1+99.9&decision=declined", "unknown"),
        (b"key=__proto__&decision=declined", "unknown"),
        (b"decision=declined", "unknown"),
        (b"key=L1+5.1", "answer"),
        (b"key=L1+5.1&decision=accepted", "answer"),
        (b"key=L1+5.1&decision=<script>", "answer"),
        (body(date="1 mars"), "date"),
        (body(date="2026-02-30"), "date"),
        (body(date="20260301"), "date"),
        (body(reason="ö" * 4001), "long"),
    ],
)
def test_what_is_no_decision_on_a_finding_is_refused(sent: bytes, fault: str, points: dict[str, Point]) -> None:
    with pytest.raises(PostRefused) as refused:
        read_post(sent, points)
    assert refused.value.fault == fault
