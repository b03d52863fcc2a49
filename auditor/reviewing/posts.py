"""What a form of the review page sends, taken apart and tried before anything is kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import parse_qs

from auditor.comparing.decisions import Decision
from auditor.reviewing.page import LONGEST
from auditor.reviewing.points import Point

Fault = Literal["unknown", "answer", "date", "long", "form"]
# Fields of a form at most; more are no form of the page.
FIELDS = 12
KEPT = "\n\t"


@dataclass(frozen=True, slots=True)
class Post:
    """What somebody decided: the key of the finding, and the decision, None where one is taken back."""

    key: str
    decision: Decision | None


class PostRefused(Exception):
    """A form that cannot be taken.

    Args:
        fault: Why; its sentence stands in `review.*.yml` under `refused`.
    """

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault)


def read_post(body: bytes, points: Mapping[str, Point]) -> Post:
    """Read a form that was sent as `application/x-www-form-urlencoded`.

    Args:
        body: The bytes.
        points: What can be decided on, by key.

    Raises:
        PostRefused: It is no form of the page, names no finding of it, or gives an answer that it does not offer.
    """
    try:
        fields = parse_qs(body.decode("utf-8"), keep_blank_values=True, strict_parsing=True, max_num_fields=FIELDS)
    except ValueError as error:
        raise PostRefused("form") from error
    values = {name: _clean(given[-1]) for name, given in fields.items()}
    point = points.get(values.get("key", ""))
    if point is None:
        raise PostRefused("unknown")
    if values.get("remove"):
        return Post(point.key, None)
    answer = values.get("decision", "")
    if answer not in dict(point.answers):
        raise PostRefused("answer")
    said = {name: values.get(name, "").strip() for name in ("responsible", "date", "reason", "by")}
    if any(len(text) > LONGEST for text in said.values()):
        raise PostRefused("long")
    if said["date"] and not _is_date(said["date"]):
        raise PostRefused("date")
    return Post(point.key, Decision(answer, **said))


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _clean(text: str) -> str:
    """Line ends as one sign, and without characters that cannot be seen or that turn the reading direction."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in lines if sign in KEPT or unicodedata.category(sign) not in ("Cc", "Cf", "Cs"))
