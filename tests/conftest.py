from pathlib import Path

import pytest

from auditor.audit import run_audit
from auditor.records import Audit
from auditor.reference.taxonomy import load_taxonomy
from auditor.reporting.export import write_audit
from auditor.reporting.report import write_report
from auditor.strategy import read_strategy

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def example_path() -> Path:
    """The example strategy, whatever else lies in the data folder."""
    folder = ROOT / "data" / "sormlandsstrategin"
    return folder / read_strategy(folder).example


@pytest.fixture(scope="session")
def example_audit(example_path: Path) -> Audit:
    """One audit of the example strategy for all tests that look at it."""
    return run_audit(example_path)


@pytest.fixture(scope="session")
def example_out(example_audit: Audit, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with everything that an audit of the example writes."""
    out = tmp_path_factory.mktemp("example")
    write_audit(example_audit, out)
    write_report(example_audit, load_taxonomy(), out, "sv")
    return out


@pytest.fixture(scope="session")
def shared_pdfs() -> tuple[Path, ...]:
    """Real documents that are not part of the project; tests that need them are skipped where they are not there."""
    found = tuple(sorted((ROOT.parent / "shared" / "pdf").glob("*.pdf")))
    if not found:
        pytest.skip("the shared documents are not here")
    return found
