"""Arguments and options that several commands share."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Annotated

import typer

from auditor.messages import choose_language, say

LANGUAGES = ("sv", "en")


def _language(value: str | None) -> str | None:
    if value is not None:
        if value not in LANGUAGES:
            raise typer.BadParameter(say("languages"))
        choose_language(value)
    return value


def _verbose(value: bool) -> bool:
    if value:
        logging.getLogger("auditor").setLevel(logging.INFO)
    return value


SOURCE = "A .pdf, .docx, .html, .md or .txt file."
# What may not be read or written is a problem with the input and no wrong usage: told later, hence `readable=False`.
Source = Annotated[Path, typer.Argument(help=SOURCE, readable=False)]
MaybeSource = Annotated[Path | None, typer.Argument(help=SOURCE, show_default=False, readable=False)]
OutFolder = Annotated[Path, typer.Option(help="Folder for the results.", readable=False)]
OutFile = Annotated[Path | None, typer.Option(help="File for the result; stdout if not given.", readable=False)]
Picture = Annotated[
    Path | None,
    typer.Option(
        help="Folder for pictures of a PDF's pages with the paragraphs' boxes, order and kinds.",
        readable=False,
        show_default=False,
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang", callback=_language, is_eager=True, help="Language of messages: sv or en; else as LANG and LC_ALL say."
    ),
]
Verbose = Annotated[bool, typer.Option("--verbose", callback=_verbose, help="Tell on stderr what is being done.")]
ReportLang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        callback=_language,
        is_eager=True,
        help="Language of report and messages: sv (report's default) or en.",
    ),
]
Encoder = Annotated[
    str | None,
    typer.Option(
        help="Another sentence-transformers model: a local folder or a hub id. Goals are then matched by nearness "
        "to the reference data's examples, uncalibrated.",
        show_default=False,
    ),
]
DocumentType = Annotated[
    str,
    typer.Option(
        "--type",
        help="What the document is: strategy, action_plan, call, application or guideline. The levels expected of it "
        "and the words of the report follow.",
    ),
]
