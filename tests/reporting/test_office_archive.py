from __future__ import annotations

import io
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from auditor.reporting.office.archive import EARLIEST, steady_archive


def archive(year: int) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as packed:
        for name in ("z.xml", "a.xml"):
            packed.writestr(ZipInfo(name, (year, 5, 6, 7, 8, 10)), f"<{name[0]}/>")
    return out.getvalue()


def test_archives_made_at_different_times_become_the_same_bytes() -> None:
    assert archive(2020) != archive(2024)
    assert steady_archive(archive(2020), {}) == steady_archive(archive(2024), {})


def test_members_keep_their_order_and_content_save_those_exchanged() -> None:
    with ZipFile(io.BytesIO(steady_archive(archive(2020), {"a.xml": b"<b/>"}))) as packed:
        assert packed.namelist() == ["z.xml", "a.xml"]
        assert packed.read("z.xml") == b"<z/>"
        assert packed.read("a.xml") == b"<b/>"
        assert {member.date_time for member in packed.infolist()} == {EARLIEST}
