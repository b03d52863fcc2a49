from __future__ import annotations

import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from auditor.errors import SourceUnreadable
from auditor.reading import pdfguard
from auditor.reading.pdfguard import TRIAL, is_suspect, prove_harmless
from tests.damaged import branching_forms, deflated, one_page, picture_bomb, sound, stream, twice_deflated


def saved(folder: Path, data: bytes) -> Path:
    path = folder / "strategi.pdf"
    path.write_bytes(data)
    return path


def test_an_ordinary_document_is_no_suspect(tmp_path: Path) -> None:
    assert not is_suspect(saved(tmp_path, sound()))


def test_a_stream_that_unpacks_to_very_much_is_a_suspect(tmp_path: Path) -> None:
    assert is_suspect(saved(tmp_path, one_page(stream(deflated(bytes(1000), 100_000)))))
    assert not is_suspect(saved(tmp_path, one_page(stream(deflated(bytes(1000), 10_000)))))


def test_a_stream_deflated_twice_is_measured_through_both(tmp_path: Path) -> None:
    assert is_suspect(saved(tmp_path, twice_deflated(100)))
    assert not is_suspect(saved(tmp_path, twice_deflated(10)))


def test_pictures_are_not_unpacked_and_so_no_suspects(tmp_path: Path) -> None:
    assert not is_suspect(saved(tmp_path, picture_bomb(20_000, 5_000)))


def test_drawings_inside_drawings_are_tried_out_and_pass(tmp_path: Path) -> None:
    path = saved(tmp_path, branching_forms(3))
    assert is_suspect(path)
    prove_harmless(path)


def drawing_of(picture: bytes, references: bytes = b"/XObject<</P 6 0 R>>") -> bytes:
    """A page that draws a form, which draws what its references name; object 6 is the picture."""
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<<" + references + b">>"
    form = stream(zlib.compress(b"/P Do"), head)
    return one_page(stream(zlib.compress(b"/X Do")), b"/XObject<</X 5 0 R>>", (form, picture))


PICTURE = stream(zlib.compress(b"\xff"), b"/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8")


def test_drawings_of_nothing_but_pictures_are_no_suspects(tmp_path: Path) -> None:
    assert not is_suspect(saved(tmp_path, drawing_of(PICTURE)))


@pytest.mark.parametrize(
    "references", [b"/XObject 7 0 R", b"/XObject<</P 7 0 R>>", b"/XObject<</P 6 0 R %>>\n/Q 5 0 R>>"]
)
def test_drawings_of_what_cannot_be_told_are_suspects(tmp_path: Path, references: bytes) -> None:
    assert is_suspect(saved(tmp_path, drawing_of(PICTURE, references)))


def test_a_picture_whose_number_a_drawing_bears_too_is_a_suspect(tmp_path: Path) -> None:
    again = b"6 0 obj\n" + stream(zlib.compress(b"/P Do"), b"/Subtype/Form")
    assert is_suspect(saved(tmp_path, drawing_of(PICTURE) + again))
    assert is_suspect(saved(tmp_path, drawing_of(PICTURE) + again.replace(b"6 0", b"6%\n0")))


def test_a_page_that_is_too_much_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trial = tmp_path / "trial.py"
    trial.write_text("print(1)\nprint(7)\nraise MemoryError\n", encoding="ascii")
    monkeypatch.setattr(pdfguard, "TRIAL", trial)
    with pytest.raises(SourceUnreadable, match="page 7 unpacks"):
        prove_harmless(saved(tmp_path, branching_forms(3)))


def test_a_trial_without_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trial = tmp_path / "trial.py"
    trial.write_text("while True: pass\n", encoding="ascii")
    monkeypatch.setattr(pdfguard, "TRIAL", trial)
    monkeypatch.setattr(pdfguard, "SECONDS", 0.5)
    with pytest.raises(SourceUnreadable, match="without end"):
        prove_harmless(saved(tmp_path, branching_forms(3)))


def test_the_trial_counts_the_pages_as_it_goes(tmp_path: Path) -> None:
    path = saved(tmp_path, sound())
    done = subprocess.run([sys.executable, "-P", str(TRIAL), str(path)], capture_output=True, check=True, timeout=60)
    assert done.stdout.split() == [b"1", b"2", b"3"]
