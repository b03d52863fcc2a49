"""Zip archives that are the same bytes whenever they are made."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The earliest time that a zip archive can hold.
EARLIEST = (1980, 1, 1, 0, 0, 0)


def steady_archive(data: bytes, instead: Mapping[str, bytes]) -> bytes:
    """Pack an archive again with fixed times and attributes, its members in their order.

    Args:
        data: The archive.
        instead: Members whose content is exchanged, by name.
    """
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as given, ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for name in given.namelist():
            member = ZipInfo(name, EARLIEST)
            member.compress_type = ZIP_DEFLATED
            # Otherwise the archive says on which system it was made.
            member.create_system = 0
            packed.writestr(member, instead.get(name, given.read(name)))
    return out.getvalue()
