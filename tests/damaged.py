"""Small PDFs of our own, damaged in every way that the reader must survive, and a reader that is held to limits."""

from __future__ import annotations

import io
import json
import random
import resource
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from auditor.errors import AuditorError
from auditor.reading.sources import read_document
from tests.pdfs import PAGE, TEXT, make_pdf

MEGABYTE = 10**6
BOXES = ((0, 0, 0, 0), (0, 0, 1e6, 1e6), (0, 0, -595, -842), (595, 842, 0, 0), (0, 0, 1e-3, 842), (-1e9, 0, 1e9, 9))
Case = tuple[str, Callable[[], bytes]]


@lru_cache(maxsize=1)
def sound() -> bytes:
    """Three pages of text with headings, a table and a footnote; one object after the other and a plain table."""
    table = "#table(columns: 2, [Mått], [År], [Utsläpp], [2030])\n"
    source = PAGE + "\n#pagebreak()\n".join(f"= Mål {number}\n{TEXT}\n\n{TEXT}\n{table}" for number in range(3))
    return saved(Pdf.open(make_pdf(source)), object_stream_mode=pikepdf.ObjectStreamMode.disable)


def saved(pdf: Pdf, **options: Any) -> bytes:
    """A PDF as bytes."""
    target = io.BytesIO()
    pdf.save(target, static_id=True, **options)
    return target.getvalue()


def damaged(change: Callable[[Pdf], None], **options: Any) -> bytes:
    """The sound PDF after a change."""
    pdf = Pdf.open(io.BytesIO(sound()))
    change(pdf)
    return saved(pdf, **options)


def raw(objects: list[bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of these objects, numbered from 1, whatever is in them."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    entries = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    size = b"trailer\n<</Size %d %s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(out))
    return out + head + entries + size


def stream(data: bytes, extra: bytes = b"") -> bytes:
    """A stream object of data that are deflated already."""
    return b"<</Length %d /Filter /FlateDecode %s>>\nstream\n" % (len(data), extra) + data + b"\nendstream"


def one_page(contents: bytes, resources: bytes = b"", more: tuple[bytes, ...] = ()) -> bytes:
    """A PDF of one page with these contents (object 4); further objects count from 5."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<" + resources + b">>>>"
    return raw([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, contents, *more])


FONT = b"/Font<</F 5 0 R>>"
HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def deflated(piece: bytes, times: int) -> bytes:
    """A piece repeated, deflated without ever standing in memory: one block of a megabyte is deflated and repeated."""
    whole, rest = divmod(times, max(1, MEGABYTE // len(piece)))
    block = piece * max(1, MEGABYTE // len(piece))
    packer = zlib.compressobj(9, wbits=-15)
    packed = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    packer = zlib.compressobj(9, wbits=-15)
    tail = packer.compress(piece * rest) + packer.flush()
    total = 1
    for _ in range(whole):
        total = zlib.adler32(block, total)
    return b"\x78\xda" + packed * whole + tail + zlib.adler32(piece * rest, total).to_bytes(4, "big")


def truncated(part: int) -> bytes:
    """The first so many twentieths of the file, less a little."""
    return sound()[: max(1, len(sound()) * (part + 1) // 20 - 7)]


def flipped(seed: int) -> bytes:
    """The file with one bit in three hundred bytes turned."""
    data, chance = bytearray(sound()), random.Random(seed)
    for _ in range(len(data) // 300):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def with_start(number: bytes) -> bytes:
    """The cross-reference table said to stand elsewhere."""
    head, _, tail = sound().rpartition(b"startxref\n")
    return head + b"startxref\n" + number + tail[tail.index(b"\n") :]


def scrambled_table() -> bytes:
    """Every entry of the cross-reference table pointing into another object."""
    head, mark, tail = sound().rpartition(b"\nxref\n")
    chance = random.Random(1)
    lines = tail.split(b"\n")
    entries = [line for line in lines if line.rstrip().endswith(b" n")]
    chance.shuffle(entries)
    waiting = iter(entries)
    return head + mark + b"\n".join(next(waiting) if line.rstrip().endswith(b" n") else line for line in lines)


def _without(*keys: str) -> Callable[[Pdf], None]:
    """Remove keys from every dictionary."""

    def change(pdf: Pdf) -> None:
        for held in pdf.objects:
            if isinstance(held, (Dictionary, pikepdf.Stream)):
                for key in keys:
                    if key in held:
                        del held[key]

    return change


def _boxed(*box: float) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        for page in pdf.pages:
            page.obj.MediaBox = Array(list(box))

    return change


def _looped_tree(pdf: Pdf) -> None:
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)
    pdf.Root.Pages.Count = 1000


def _looped_parent(pdf: Pdf) -> None:
    for page in pdf.pages:
        page.obj.Parent = page.obj
        del page.obj["/MediaBox"]


def _looped_form(pdf: Pdf) -> None:
    form = pdf.make_stream(b"/X Do /X Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 600, 900]))
    form.Resources = Dictionary(XObject=Dictionary(X=form))
    for page in pdf.pages:
        page.obj.Resources = Dictionary(XObject=Dictionary(X=form))
        page.obj.Contents = pdf.make_stream(b"/X Do")


def empty_pages(number: int) -> bytes:
    """So many pages with nothing on them."""
    pdf = Pdf.new()
    for _ in range(number):
        pdf.add_blank_page(page_size=(595, 842))
    return saved(pdf)


def deep_tree(depth: int) -> bytes:
    """One page under so many levels of the page tree."""
    tree = [b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (n + 1, n - 1) for n in range(2, depth)]
    page = b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Contents %d 0 R>>" % (depth - 1, depth + 1)
    return raw([b"<</Type/Catalog/Pages 2 0 R>>", *tree, page, stream(zlib.compress(b"q Q"))])


def deep_object(opening: bytes, closing: bytes, depth: int) -> bytes:
    """A page with an entry nested so deep."""
    nested = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Deep " + opening * depth + closing * depth + b">>"
    return raw([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", nested])


def branching_forms(depth: int) -> bytes:
    """Forms that each draw the next one twice: small in the file, two to the depth on the page."""
    call = stream(zlib.compress(b"/X Do /X Do"))
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</XObject<</X %d 0 R>>>>"
    forms = [stream(zlib.compress(b"/X Do /X Do"), head % (n + 1)) for n in range(5, 5 + depth)]
    last = stream(zlib.compress(b"0 0 m 9 9 l S"), b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]")
    return one_page(call, b"/XObject<</X 5 0 R>>", (*forms, last))


def peak_megabytes() -> int:
    """Highest memory of this process; what `getrusage` says would count the parent's, which a child starts from."""
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) // 1000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000


def twice_deflated(megabytes: int) -> bytes:
    """Zeros deflated twice: some hundred bytes in the file."""
    inner = deflated(bytes(1000), megabytes * 1000)
    contents = zlib.compress(inner, 9)
    head = b"<</Length %d /Filter [/FlateDecode /FlateDecode]>>\nstream\n" % len(contents)
    return one_page(head + contents + b"\nendstream")


def picture_bomb(width: int, height: int) -> bytes:
    """A white picture, large once unpacked."""
    extra = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8" % (width, height)
    picture = stream(deflated(b"\xff" * width, height), extra)
    contents = stream(zlib.compress(b"q 595 0 0 842 0 0 cm /P Do Q"))
    return one_page(contents, b"/XObject<</P 5 0 R>>", (picture,))


def text_bomb(words: int) -> bytes:
    """A page on which a word is written over and over."""
    return one_page(stream(deflated(b"BT /F 9 Tf 9 9 Td (ord och) Tj ET\n", words)), FONT, (HELVETICA,))


def path_bomb(paths: int) -> bytes:
    """A page with very many lines drawn on it."""
    return one_page(stream(deflated(b"9 9 m 99 99 l S\n", paths)))


def huge_table(entries: int) -> bytes:
    """A cross-reference table with far more entries than objects."""
    head, _, tail = sound().rpartition(b"\nxref\n")
    size = tail[: tail.index(b"\n")].split()[1]
    many = b"%010d 00000 n \n" % 15
    lines = b"\nxref\n0 " + size + tail[tail.index(b"\n") : tail.index(b"trailer")]
    trailer = tail[tail.index(b"trailer") :].replace(b"/Size " + size, b"/Size %d" % (int(size) + entries))
    return head + lines + size + b" %d\n" % entries + many * entries + trailer


def locked(user: str = "", owner: str = "") -> bytes:
    """The sound PDF with passwords."""
    return damaged(lambda pdf: None, encryption=pikepdf.Encryption(owner=owner, user=user))


def light_cases() -> Iterator[Case]:
    """What one process reads one after the other."""
    for part in range(20):
        yield f"truncated-{part:02}", partial(truncated, part)
    for seed in range(20):
        yield f"flipped-{seed:02}", partial(flipped, seed)
    for number in (b"0", b"7", b"99999999999999999999", b"-5", b"word"):
        yield f"start-{number.decode()[:6]}", partial(with_start, number)
    yield "table-scrambled", scrambled_table
    yield "table-gone", lambda: sound().replace(b"\nxref\n", b"\nxxxx\n")
    yield "size-huge", lambda: sound().replace(b"/Size ", b"/Size 2147483")
    yield "previous-loop", lambda: sound().replace(b"/Size ", b"/Prev %d /Size " % (sound().rindex(b"\nxref\n") + 1))
    yield "fonts-without-file", lambda: damaged(_without("/FontFile2", "/FontFile3", "/FontFile"))
    yield "fonts-gone", lambda: damaged(_without("/Font"))
    yield "fonts-without-meaning", lambda: damaged(_without("/ToUnicode"))
    yield "descendants-gone", lambda: damaged(_without("/DescendantFonts"))
    yield "contents-gone", lambda: damaged(_without("/Contents"))
    yield "no-pages", lambda: saved(Pdf.new())
    yield "tree-loop", lambda: damaged(_looped_tree)
    yield "parent-loop", lambda: damaged(_looped_parent)
    yield "tree-deep", partial(deep_tree, 5_000)
    yield "array-deep", partial(deep_object, b"[", b"]", 100_000)
    yield "dictionary-deep", partial(deep_object, b"<</D ", b">>", 100_000)
    for box in BOXES:
        yield "box-" + "-".join(f"{side:g}" for side in box), partial(damaged, _boxed(*box))
    yield "box-none", lambda: damaged(_without("/MediaBox"))
    yield "box-words", lambda: sound().replace(b"/MediaBox [ 0 0 ", b"/MediaBox [ /a (b) ")
    yield "locked-user", partial(locked, user="a", owner="b")
    yield "locked-owner", partial(locked, owner="b")
    yield "picture", lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + random.Random(2).randbytes(5_000)
    yield "text", lambda: TEXT.encode() * 20
    yield "zeros", lambda: bytes(100_000)
    yield "head-only", lambda: b"%PDF-1.7\n%%EOF\n"


def heavy_cases() -> Iterator[Case]:
    """What is read in a process of its own."""
    yield "empty-3000", partial(empty_pages, 3_000)
    yield "zeros-200", lambda: one_page(stream(deflated(bytes(1000), 200_000)))
    yield "spaces-200", lambda: one_page(stream(deflated(b" " * 1000, 200_000)))
    yield "zeros-twice", partial(twice_deflated, 2_000)
    yield "picture-200", partial(picture_bomb, 20_000, 10_000)
    yield "picture-3600", partial(picture_bomb, 60_000, 60_000)
    yield "text-300000", partial(text_bomb, 300_000)
    yield "paths-1000000", partial(path_bomb, 1_000_000)
    yield "form-loop", lambda: damaged(_looped_form)
    yield "forms-branching", partial(branching_forms, 24)
    yield "table-huge", partial(huge_table, 1_000_000)


def read_limited(paths: list[Path], memory: int) -> Iterator[dict[str, object]]:
    """Read files one after the other in this process, which is held to so many bytes of memory."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    for path in paths:
        began = time.monotonic()
        try:
            document = read_document(path)
            said = f"read {len(document.paragraphs)}"
            missing = sorted({part.reason for part in document.unread})
        except AuditorError as error:
            said, missing = str(error), []
        peak = peak_megabytes()
        seconds = round(time.monotonic() - began, 2)
        yield {"name": path.stem, "said": said, "missing": missing, "seconds": seconds, "megabytes": peak}


if __name__ == "__main__":
    for outcome in read_limited([Path(name) for name in sys.argv[2:]], int(sys.argv[1]) * MEGABYTE):
        sys.stdout.write(json.dumps(outcome) + "\n")
        sys.stdout.flush()
