"""Two revisions of the small invented strategy, for tests of the comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from auditor.comparing.compare import Comparison, compare_audits
from auditor.comparing.comparisontexts import Teller
from auditor.comparing.decisions import Decision
from auditor.comparing.revisions import Revision
from auditor.records import Audit, Language, Paragraph
from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting.labels import Labels
from auditor.wording import load_words
from tests.audits import Piece, piece, pieces, small_audit

HOSTILE = '=HYPERLINK("http://x.y","<script>alert(1)</script>") \u202e\x07 och en fortsättning på stycket om vattnet'


def paragraphs(*texts: str, heading: Sequence[str] = ("1 Kapitel",)) -> tuple[Paragraph, ...]:
    """Body paragraphs of one chapter."""
    return tuple(Paragraph(f"p-{n}", n, 1, 1, tuple(heading), "body", text) for n, text in enumerate(texts))


def older() -> Audit:
    """The strategy as `small_audit` has it."""
    return small_audit()


def newer(*, added: Sequence[Piece] = ()) -> Audit:
    """The same with one passage weakened, one gone, one new, one gap closed, one opened and a conflict settled."""
    found = [held for held in pieces() if held[0].id != "p-ddd"]
    weaker = piece("ee2", "Utsläppen bör halveras till 2035.", {13: 0.93}, ("13.2",),
                   heading="Prioritering 2 Företagande", page=4, elements=("aim", "time", "level"))  # fmt: skip
    found = [weaker if held[0].id == "p-eee" else held for held in found]
    fresh = piece("new", "Skolorna ska servera mat från länets gårdar.", {2: 0.9}, ("2.4",), page=5, depth="measure")
    audit = small_audit([*found, fresh, *added])
    ids = {paragraph.id for paragraph in audit.document.paragraphs}
    gaps = tuple(gap for gap in audit.gaps if gap.item != "5.1")
    gaps = (*gaps, replace(audit.gaps[0], type="L2", item="2", borderline=False))
    conflicts = tuple(
        replace(
            conflict,
            status="weighed" if conflict.id == "transport-climate" else conflict.status,
            paragraphs=tuple(name for name in conflict.paragraphs if name in ids),
        )
        for conflict in audit.conflicts
    )
    document = replace(audit.document, name="utkast.pdf", sha256="cd" * 32)
    return replace(audit, document=document, gaps=gaps, conflicts=conflicts)


def small_comparison(decisions: Mapping[str, Decision] | None = None, *, added: Sequence[Piece] = ()) -> Comparison:
    """The two set against each other."""
    return compare_audits(Revision(older(), decisions if decisions is not None else {}), Revision(newer(added=added)))


def teller(language: Language = "sv") -> Teller:
    """The words of a comparison."""
    return Teller(load_words(language, "compare"), Labels(load_words(language), load_taxonomy()))
