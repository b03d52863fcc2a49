"""A small lens over the invented strategy of `tests.audits`."""

from __future__ import annotations

from auditor.records import LensItem, LensPassage, LensResult


def small_lens() -> LensResult:
    """Three items of an invented framework: one with a clear passage, one with a doubtful one, one without any."""
    found = LensPassage("p-aaa", 0.2, "measure", True, ("\u202eord",), "Vattnet ska vara rent.")
    lakes, air = {"sv": "Levande sjöar", "en": "Lakes"}, {"sv": "Frisk luft", "en": "Air"}
    doubtful = LensPassage("p-ccc", 0.1, "aim", False)
    soil = {"sv": "Bra mark", "en": "Soil"}
    none = {"sv": "", "en": ""}
    return LensResult(
        id="luft",
        version="1",
        source="Ett beslut.",
        sha256="cd" * 32,
        name={"sv": "Luft och vatten", "en": "Air and water"},
        items=(
            LensItem("a", "", True, lakes, none, "direct", (), "measure", (found,)),
            LensItem("c", "", True, soil, none, "direct", (), "missing", (doubtful,)),
            LensItem("b", "", True, air, none, "direct", (), "missing", ()),
        ),
    )
