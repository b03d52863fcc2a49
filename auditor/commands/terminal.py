"""What commands write: results to stdout or a file, messages and progress to stderr."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

import typer

from auditor.messages import catalogue, say, translate, user_language
from auditor.ocr.certainty import page_ranges, percent, recognised_pages
from auditor.records import Document, Unread

Progress = Callable[[str, int, int], None]


def tell_unread(unread: Sequence[Unread]) -> None:
    """Say on stderr which pages and parts could not be read, and what would mend it."""
    for part in unread:
        reason = catalogue(user_language()).get(part.reason, part.reason)
        key = "unread_part" if part.page is None else "unread"
        typer.echo(say(key, page=part.page, reason=reason, remedy=translate(part.remedy)), err=True)


def tell_recognised(document: Document) -> None:
    """Say on stderr which pages text recognition read, and how sure it was of the least certain one."""
    pages = recognised_pages(document)
    known = [page.confidence for page in pages if page.confidence is not None]
    if known:
        typer.echo(say("recognised", pages=page_ranges(pages), percent=percent(min(known))), err=True)
    elif pages:
        typer.echo(say("recognised_unknown", pages=page_ranges(pages)), err=True)


def write_lines(records: Iterable[dict[str, object]], out: Path | None) -> None:
    """Write records as JSON Lines, all or none: to stdout, or to a file that appears when it is whole.

    Raises:
        OSError: Standard output or the file cannot be written.
    """
    from auditor.files import replace_file

    text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    # Half a character from a damaged source cannot stand in UTF-8; written as \udXXX it is the same JSON string.
    data = text.encode("utf-8", "backslashreplace")
    if out is None:
        _write_out(data)
    else:
        replace_file(out, data)


def _write_out(data: bytes) -> None:
    sys.stdout.flush()
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader of a pipe (head, say) has gone: nothing is wrong with the input.
        abandon_stdout()


def abandon_stdout() -> None:
    """Let what is still waiting for stdout go nowhere, so that the interpreter does not stumble over it at its end."""
    with suppress(io.UnsupportedOperation):  # a stream in memory has nothing behind it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A progress bar on a terminal; nothing elsewhere."""
    from tqdm import tqdm

    bar: tqdm[NoReturn] = tqdm(leave=False, disable=not sys.stderr.isatty(), file=sys.stderr)
    with bar:

        def show(stage: str, done: int, total: int) -> None:
            bar.total = total
            bar.set_description(stage)
            bar.update(done)

        yield show
