from __future__ import annotations

import ast
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from auditor.records import Audit
from auditor.reporting.export import write_audit
from tests.audits import small_audit
from tests.conftest import ROOT
from tests.english import english_words
from tests.pdfs import PAGE, TEXT, make_pdf
from tests.revisions import newer

FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
NAMES = [path.name for path in NOTEBOOKS]
# The small strategy has five pages.
SOURCE = PAGE + "\n#pagebreak()\n".join([f"= Del {number}\n{TEXT}" for number in range(1, 6)])
LIMITS = {str(goal): 0.2 for goal in range(1, 18)}


def cells(path: Path, kind: str) -> list[dict[str, Any]]:
    return [cell for cell in json.loads(path.read_text("utf-8"))["cells"] if cell["cell_type"] == kind]


def source_of(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def test_the_four_notebooks_are_there_in_the_order_to_read_them() -> None:
    assert NAMES == [
        "01_vad_pdfen_sager.ipynb",
        "02_poang_och_trosklar.ipynb",
        "03_dar_strategin_tiger.ipynb",
        "04_jamfora_strategier.ipynb",
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_outputs_are_stripped(path: Path) -> None:
    for cell in cells(path, "code"):
        assert cell["outputs"] == []
        assert cell["execution_count"] is None
    assert set(json.loads(path.read_text("utf-8"))["metadata"]) <= {"kernelspec", "language_info"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_every_code_cell_parses(path: Path) -> None:
    for cell in cells(path, "code"):
        ast.parse(source_of(cell), filename=f"{path.name}:{cell['id']}")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_the_text_is_in_swedish_and_explains_each_step(path: Path) -> None:
    texts = [source_of(cell) for cell in cells(path, "markdown")]
    assert len(texts) >= 6
    assert english_words(re.sub(r"`[^`]*`", " ", " ".join(texts))) == set()
    assert texts[0].startswith("# ")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_what_to_change_stands_in_one_cell_whose_files_are_part_of_the_project(path: Path) -> None:
    (given,) = [cell for cell in cells(path, "code") if "parameters" in cell["metadata"].get("tags", [])]
    found = [node.value for node in ast.walk(ast.parse(source_of(given))) if isinstance(node, ast.Constant)]
    sources = [value for value in found if isinstance(value, str) and value.endswith(".pdf")]
    assert sources
    assert all((FOLDER / source).is_file() for source in sources)


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_the_notebook_runs_from_top_to_bottom_on_a_small_audit(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))
    pdf = make_pdf(SOURCE)
    before, after = written(small_audit(), tmp_path / "före"), written(newer(), tmp_path / "efter")
    notebook = nbformat.read(path, 4)
    (given,) = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    given.source = (
        f"KALLA, MAPP = {str(pdf)!r}, {str(before)!r}\n"
        f"STRATEGIER = {{'före': (KALLA, MAPP), 'efter': (KALLA, {str(after)!r})}}"
    )
    place = {"metadata": {"path": str(tmp_path)}}
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3", resources=place).execute()
    shown = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert len(shown) >= 5
    assert not [output for output in shown if output.output_type == "error" or output.get("name") == "stderr"]


def written(audit: Audit, folder: Path) -> Path:
    write_audit(replace(audit, provenance={**audit.provenance, "thresholds": LIMITS}), folder)
    return folder
