"""A PDF parsed page by page in a process that is held to limits: `python -P pdftrial.py FILE`.

It says the number of each page before it parses it, so that the last number names the one that was too much.
"""

from __future__ import annotations

import sys

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError

# Bytes of memory and seconds of processor time.
MEMORY = 900_000_000
SECONDS = 10


def hold() -> None:
    """Hold this process to the limits, where the system can."""
    try:
        import resource
    except ImportError:  # Windows has none; the caller's clock remains
        return
    for kind, wanted in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(kind)[1]
        least = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(kind, (least, hard))


def try_out(path: str) -> None:
    """Parse every page; what cannot be opened is left to the reader, which says so."""
    try:
        document = PdfDocument(path)
        count = len(document)
    except PdfiumError:
        return
    for index in range(count):
        sys.stdout.write(f"{index + 1}\n")
        sys.stdout.flush()
        page = pdfium.FPDF_LoadPage(document.raw, index)
        if page:
            pdfium.FPDF_ClosePage(page)
    document.close()


if __name__ == "__main__":
    hold()
    try_out(sys.argv[1])
