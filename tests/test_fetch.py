"""Bringing the official strategy, with a network that is a dictionary."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from http.client import IncompleteRead
from pathlib import Path
from urllib.error import HTTPError, URLError

import pytest
import yaml

from auditor.fetch import Fetched, FetchFailed, FileDiffers, fetch, find_pdf

PAGE = "https://example.org/utveckling/strategi/"
ADDRESS = "https://example.org/utveckling/filer/strategi.pdf?v=2"
LINKS = b'<a name="top"></a><a href="/om">Om</a> <a href="../filer/strategi.pdf?v=2">Strategin</a>'
PDF = b"%PDF-1.7 the strategy"
DAY = date(2026, 3, 1)
SOURCE = f"""\
title: "Länets strategi"
publisher: "Region Åmark"
pages: ["{PAGE}"]
file: strategi.pdf
priorities: []
dimension_roles: {{}}
example: {{path: example.pdf}}
"""

Bring = Callable[..., Fetched]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "source.yml").write_text(SOURCE, "utf-8")
    return tmp_path


@pytest.fixture
def bring(folder: Path) -> Bring:
    """Fetches from the answers given; an answer that is an error is raised."""

    def run(answers: dict[str, bytes | Exception]) -> Fetched:
        def download(address: str) -> bytes:
            answer = answers[address]
            if isinstance(answer, Exception):
                raise answer
            return answer

        return fetch(folder, download, DAY)

    return run


def test_the_pdf_behind_the_page_is_brought_and_its_origin_written_down(folder: Path, bring: Bring) -> None:
    fetched = bring({PAGE: LINKS, ADDRESS: PDF})
    assert fetched == Fetched(folder / "strategi.pdf", ADDRESS, hashlib.sha256(PDF).hexdigest(), "2026-03-01")
    assert (folder / "strategi.pdf").read_bytes() == PDF
    assert yaml.safe_load((folder / "fetched.yml").read_text("utf-8")) == {
        "file": "strategi.pdf",
        "address": ADDRESS,
        "sha256": fetched.sha256,
        "fetched": "2026-03-01",
    }


@pytest.mark.parametrize("page", [b"<html><a href='/om'>Om</a></html>", b"", b"   ", b"<!-- tom -->", b"\xff\xfe\x00"])
def test_a_page_without_a_pdf_is_told_with_what_to_do_by_hand(page: bytes, folder: Path, bring: Bring) -> None:
    with pytest.raises(FetchFailed, match="no longer links a PDF") as caught:
        bring({PAGE: page})
    assert PAGE in str(caught.value)
    assert str(folder / "strategi.pdf") in str(caught.value)


def test_what_is_no_pdf_is_not_kept(folder: Path, bring: Bring) -> None:
    with pytest.raises(FetchFailed, match="is no PDF"):
        bring({PAGE: LINKS, ADDRESS: b"<html>Sidan finns inte</html>"})
    assert [path.name for path in folder.iterdir()] == ["source.yml"]


@pytest.mark.parametrize(
    "error",
    [
        URLError("no route to host"),
        HTTPError(PAGE, 404, "Not Found", None, None),  # type: ignore[arg-type]
        TimeoutError("timed out"),
        ConnectionResetError("reset"),
        IncompleteRead(b"%PDF"),
    ],
)
@pytest.mark.parametrize("broken", [PAGE, ADDRESS])
def test_without_the_network_nothing_is_written(error: Exception, broken: str, folder: Path, bring: Bring) -> None:
    answers: dict[str, bytes | Exception] = {PAGE: LINKS, ADDRESS: PDF}
    answers[broken] = error
    with pytest.raises(FetchFailed, match="could not be reached"):
        bring(answers)
    assert [path.name for path in folder.iterdir()] == ["source.yml"]


def test_a_different_file_that_is_already_there_is_never_replaced(folder: Path, bring: Bring) -> None:
    (folder / "strategi.pdf").write_bytes(b"%PDF-1.7 the older one")
    with pytest.raises(FileDiffers, match="compare the two"):
        bring({PAGE: LINKS, ADDRESS: PDF})
    assert (folder / "strategi.pdf").read_bytes() == b"%PDF-1.7 the older one"
    (beside,) = folder.glob("*.new")
    assert beside.read_bytes() == PDF
    assert not (folder / "fetched.yml").exists()


def test_the_same_file_once_more_is_only_recorded_anew(folder: Path, bring: Bring) -> None:
    (folder / "strategi.pdf").write_bytes(PDF)
    bring({PAGE: LINKS, ADDRESS: PDF})
    assert sorted(path.name for path in folder.iterdir()) == ["fetched.yml", "source.yml", "strategi.pdf"]


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("strategi.pdf", PAGE + "strategi.pdf"),
        ("/filer/STRATEGI.PDF", "https://example.org/filer/STRATEGI.PDF"),
        ("https://other.example/a.pdf#page=3", "https://other.example/a.pdf#page=3"),
        ("/filer/Sörmland strategi.pdf", "https://example.org/filer/S%C3%B6rmland%20strategi.pdf"),
        ("/filer/S%C3%B6rmland%20strategi.pdf", "https://example.org/filer/S%C3%B6rmland%20strategi.pdf"),
        ("/hamta?fil=a.pdf&amp;v=1", None),
        ("file:///etc/strategi.pdf", None),
        ("http://[trasig/a.pdf", None),
        ("mailto:a@b.se", None),
    ],
)
def test_a_link_is_followed_if_it_leads_to_a_pdf_on_the_web(link: str, address: str | None) -> None:
    assert find_pdf(f'<p><a class="x" href=" {link} ">Ladda ner</a></p>'.encode(), PAGE) == address


def test_the_first_pdf_of_a_page_is_taken_past_links_that_are_broken() -> None:
    page = b'<a href="http://[x.pdf">1</a><A HREF="en.pdf">2</A><a href="tva.pdf">3</a>'
    assert find_pdf(page, PAGE) == PAGE + "en.pdf"
