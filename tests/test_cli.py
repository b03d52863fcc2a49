"""The command line: exit codes, one sentence for each thing wrong with the input, nothing half written."""

from __future__ import annotations

import errno
import importlib
import io
import json
import os
import sqlite3
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import click
import pikepdf
import pytest
import typer

import auditor
from auditor import cli
from auditor.commands.terminal import progress_bar
from auditor.messages import VARIABLES, choose_language
from auditor.records import Match, Paragraph
from tests.audits import small_audit
from tests.builders import match

ROOT = Path(__file__).parent.parent
TEXT = "# Vatten\n\nKommunerna ska skydda sjöarna och grundvattnet så att alla har rent vatten år 2030.\n"
OLD = b"from the audit before"


@dataclass(frozen=True)
class Answer:
    """What a command gave."""

    code: int
    out: str
    err: str


Run = Callable[..., Answer]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Run the command line in this process, with no language in the environment unless one is given."""

    def call(*arguments: object, lang: str = "") -> Answer:
        for name in VARIABLES:
            monkeypatch.delenv(name, raising=False)
        if lang:
            monkeypatch.setenv("LANG", lang)
        monkeypatch.setattr(sys, "argv", ["auditor", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        code = ended.value.code
        return Answer(code if isinstance(code, int) else 0, said.out, said.err)

    yield call
    choose_language(None)


class Quick:
    """Gives each paragraph goal 6 if it speaks of water."""

    def match(self, paragraphs: Sequence[Paragraph], progress: object = None) -> tuple[Match, ...]:
        return tuple(match(p, {6: 0.93} if "vatten" in p.text else {}, depth="aim") for p in paragraphs)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.audit.default_matcher", Quick)


@pytest.fixture
def strategy(tmp_path: Path) -> Path:
    path = tmp_path / "strategi.md"
    path.write_text(TEXT, "utf-8")
    return path


def commands() -> list[tuple[str, click.Command]]:
    """All commands with their full names."""
    found: list[tuple[str, click.Command]] = []

    def walk(name: str, command: Any) -> None:
        if hasattr(command, "commands"):
            for below, inner in command.commands.items():
                walk(f"{name} {below}".strip(), inner)
        else:
            found.append((name, command))

    walk("", typer.main.get_command(cli.app))
    return found


COMMANDS = [name for name, _ in commands()]


def test_the_commands_of_the_contract_are_there() -> None:
    assert {"audit", "read", "classify", "fetch", "evaluate", "taxonomy check"} <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_shows_an_example_of_itself(name: str, run: Run) -> None:
    answer = run(*name.split(), "--help")
    assert answer.code == 0
    example = " ".join(answer.out.split()).partition("Example: ")[2]
    assert f"auditor {name}" in example


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_a_language(name: str, run: Run) -> None:
    answer = run(*name.split(), "--lang", "de")
    assert answer.code == 2
    assert "choose sv or en." in answer.err


def test_the_version_is_told(run: Run) -> None:
    assert run("--version") == Answer(0, f"auditor {auditor.__version__}\n", "")


def test_the_console_script_is_the_same_door() -> None:
    module, _, function = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"][
        "auditor"
    ].partition(":")
    assert getattr(importlib.import_module(module), function) is cli.main


def process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "auditor", *arguments]
    return subprocess.run(command, cwd=ROOT, text=True, encoding="utf-8", timeout=120, check=False, **options)


def test_the_package_runs_as_a_module() -> None:
    ended = process("--version", capture_output=True)
    assert (ended.returncode, ended.stdout) == (0, f"auditor {auditor.__version__}\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["frob"],
        ["read"],
        ["read", "a.md", "b.md"],
        ["audit", "--nonsense"],
        ["audit", "x.md", "--strict", "--lenient"],
        ["taxonomy", "frob"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_two(arguments: list[str], run: Run) -> None:
    answer = run(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert "Error: " in answer.err


def _missing(path: Path) -> None:
    path.unlink(missing_ok=True)


def _empty_pdf(path: Path) -> None:
    path.write_bytes(b"")


def _no_pages(path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.save(path)


def _locked(path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path, encryption=pikepdf.Encryption(owner="o", user="u"))


def _truncated(path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    path.write_bytes(path.read_bytes()[:120])


def _picture(path: Path) -> None:
    path.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)) * 8)


def _folder(path: Path) -> None:
    path.mkdir()


def _some(path: Path) -> None:
    path.write_bytes(b"some text")


BAD: list[tuple[str, Callable[[Path], None], str, str]] = [
    ("borta.pdf", _missing, "There is no file", "finns inte"),
    ("mapp.pdf", _folder, "folder without .html pages", "en mapp utan"),
    ("tom.pdf", _empty_pdf, "the file is empty", "filen är tom"),
    ("sidlös.pdf", _no_pages, "pages", "sidor"),
    ("låst.pdf", _locked, "password", "lösenord"),
    ("avbruten.pdf", _truncated, "damaged", "skadad"),
    ("bild.pdf", _picture, "no PDF", "ingen PDF"),
    ("strategi.xyz", _some, "its ending .xyz is not known", "ändelsen .xyz är inte känd"),
    ("strategi", _some, "its ending (none) is not known", "ändelsen (ingen) är inte känd"),
]


@pytest.mark.parametrize("command", ["read", "audit"])
@pytest.mark.parametrize(("name", "make", "english", "swedish"), BAD, ids=[entry[0] for entry in BAD])
def test_a_bad_source_is_told_in_one_sentence_and_nothing_else_happens(
    name: str,
    make: Callable[[Path], None],
    english: str,
    swedish: str,
    command: str,
    run: Run,
    tmp_path: Path,
) -> None:
    source, out = tmp_path / name, tmp_path / "out"
    make(source)
    out.mkdir()
    (out / "audit.json").write_bytes(OLD)
    target = out if command == "audit" else out / "audit.json"
    for arguments, lang, words in [
        ([], "en_GB.UTF-8", english),
        ([], "sv_SE.UTF-8", swedish),
        (["--lang", "sv"], "", swedish),
    ]:
        answer = run(command, source, "--out", target, *arguments, lang=lang)
        assert (answer.code, answer.out) == (1, "")
        assert words in answer.err
        assert name in answer.err
        assert answer.err.count("\n") == 1
        assert {path.name: path.read_bytes() for path in out.iterdir()} == {"audit.json": OLD}


def test_a_source_that_may_not_be_read_is_told(run: Run, strategy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(path: Path, *_: object) -> NoReturn:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(Path, "open", forbidden)
    answer = run("read", strategy)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == f"{strategy} cannot be used: it may not be read or written by you; " + (
        "ask for the rights or choose another place.\n"
    )


@pytest.mark.parametrize("below", ["", "deeper"])
def test_an_out_folder_that_is_a_file_is_told_before_the_long_work(
    below: str, run: Run, strategy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.audit.run_audit", lambda *_: pytest.fail("the work was begun"))
    (tmp_path / "out").write_bytes(OLD)
    answer = run("audit", strategy, "--out", tmp_path / "out" / below, lang="sv")
    assert (answer.code, answer.out) == (1, "")
    assert "kan inte användas" in answer.err
    assert answer.err.count("\n") == 1
    assert (tmp_path / "out").read_bytes() == OLD


def _full(*_: object) -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_disk_that_fills_up_leaves_the_earlier_lines(
    run: Run, strategy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "rader.jsonl"
    out.write_bytes(OLD)
    monkeypatch.setattr(Path, "write_bytes", _full)
    answer = run("read", strategy, "--out", out)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == f"{out} cannot be used: the storage is full; make room or choose another place.\n"
    assert out.read_bytes() == OLD
    assert {path.name for path in tmp_path.iterdir()} == {"strategi.md", "rader.jsonl"}


def test_a_disk_that_fills_up_at_the_report_leaves_the_whole_earlier_audit(
    run: Run, strategy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for name in ("audit.json", "report.html"):
        (out / name).write_bytes(OLD)
    monkeypatch.setattr("auditor.audit.run_audit", lambda *_: small_audit())
    monkeypatch.setattr("auditor.reporting.report.write_report", _full)
    answer = run("audit", strategy, "--out", out)
    assert (answer.code, answer.out) == (1, "")
    assert "the storage is full" in answer.err
    assert {path.name: path.read_bytes() for path in out.iterdir()} == {"audit.json": OLD, "report.html": OLD}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_standard_output_that_is_full_is_told(strategy: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = process("read", str(strategy), stdout=full, stderr=subprocess.PIPE, env={**os.environ, "LC_ALL": "C"})
    assert ended.returncode == 1
    assert ended.stderr.startswith("The storage or standard output cannot be used: ")
    assert ended.stderr.count("\n") == 1


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    long = tmp_path / "long.md"
    long.write_text("\n\n".join(f"Stycke {n} om länets sjöar och vattendrag." for n in range(3000)), "utf-8")
    command = [sys.executable, "-m", "auditor", "read", str(long)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.parametrize(("lang", "words"), [("sv", "Mellanlagret i"), ("en", "The cache in")])
@pytest.mark.usefixtures("quick")
def test_a_cache_that_fails_is_told(
    lang: str, words: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> NoReturn:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Quick, "match", broken)
    lines = tmp_path / "in.jsonl"
    lines.write_text('{"id": 1, "text": "x"}\n', "utf-8")
    answer = run("classify", lines, "--lang", lang)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(words)
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize(("lang", "words"), [("sv_SE", "välj en av"), ("en_GB", "choose one of")])
def test_an_unknown_profile_is_told_with_the_names_there_are(
    lang: str, words: str, run: Run, strategy: Path, tmp_path: Path
) -> None:
    answer = run("audit", strategy, "--profile", "norr", "--out", tmp_path / "out", lang=lang)
    assert (answer.code, answer.out) == (1, "")
    assert words in answer.err
    assert "sormland" in answer.err
    assert not (tmp_path / "out").exists()


def test_a_profile_of_ones_own_that_is_not_there_is_told(run: Run, strategy: Path, tmp_path: Path) -> None:
    answer = run("audit", strategy, "--profile", tmp_path / "min.yml", "--out", tmp_path / "out")
    assert (answer.code, answer.err) == (1, f"There is no file {tmp_path / 'min.yml'}: check the path.\n")


@pytest.mark.parametrize("command", ["audit", "classify"])
def test_an_encoder_that_is_not_there_is_told(command: str, run: Run, strategy: Path, tmp_path: Path) -> None:
    lines = tmp_path / "in.jsonl"
    lines.write_text('{"id": 1, "text": "x"}\n', "utf-8")
    source = strategy if command == "audit" else lines
    answer = run(command, source, "--encoder", tmp_path, "--out", tmp_path / "out")
    assert (answer.code, answer.out) == (1, "")
    assert "holds no sentence-transformers model" in answer.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("lang", "words"), [("sv", "luckor att ta ställning till"), ("en", "gaps to consider")])
def test_an_audit_writes_its_files_and_says_where_the_report_lies(
    lang: str, words: str, run: Run, strategy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.audit.run_audit", lambda *_: small_audit())
    out = tmp_path / "rapport"
    answer = run("audit", strategy, "--out", out, "--lang", lang)
    assert answer.code == 0
    assert answer.out == f"{out / 'report.html'}\n"
    assert words in answer.err
    assert {"audit.json", "report.html", "paragraphs.parquet", "matches.parquet"} <= {p.name for p in out.iterdir()}
    assert f'lang="{lang}"' in (out / "report.html").read_text("utf-8")


def test_pages_that_could_not_be_read_are_told_in_the_users_language(
    run: Run, strategy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.audit.run_audit", lambda *_: small_audit())
    answer = run("audit", strategy, "--out", tmp_path / "out", lang="sv")
    assert "Inte läst: sida 5 (inget textlager)." in answer.err


def test_a_report_is_swedish_unless_asked_otherwise(
    run: Run, strategy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.audit.run_audit", lambda *_: small_audit())
    answer = run("audit", strategy, "--out", tmp_path / "out", lang="en")
    assert "gaps to consider" in answer.err
    assert 'lang="sv"' in (tmp_path / "out" / "report.html").read_text("utf-8")


def test_paragraphs_are_read_as_lines(run: Run, strategy: Path) -> None:
    answer = run("read", strategy)
    assert (answer.code, answer.err) == (0, "")
    records = [json.loads(line) for line in answer.out.splitlines()]
    assert [record["kind"] for record in records] == ["heading", "body"]


def test_only_the_verbose_are_told_what_is_done(run: Run, strategy: Path, tmp_path: Path) -> None:
    out = tmp_path / "rader.jsonl"
    told = [run(*front, "read", strategy, "--out", out, *back).err for front, back in [
        ([], []), (["--verbose"], []), ([], ["--verbose"]), ([], []),
    ]]  # fmt: skip
    assert [str(out) in said for said in told] == [False, True, True, False]


class Screen(io.StringIO):
    """An error stream that says whether it is a terminal."""

    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize("terminal", [True, False])
def test_the_progress_bar_is_for_terminals_only(terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen(terminal)
    monkeypatch.setattr(sys, "stderr", screen)
    with progress_bar() as progress:
        progress("strategi.pdf", 3, 10)
    assert ("strategi.pdf" in screen.getvalue()) is terminal


def _thousand(path: Path, bad: int | None = None) -> list[Any]:
    """A thousand lines with ids of every JSON type; one of them may be broken."""
    ids = [[n, str(n), n / 4, None, n % 2 == 0, [n, "x"], {"n": n}, f"å-{n}"][n % 8] for n in range(1000)]
    lines = [
        json.dumps({"id": one, "text": f"Rent vatten {n}." if n % 3 == 0 else f"Annat {n}."})
        for n, one in enumerate(ids)
    ]
    if bad is not None:
        lines[bad - 1] = '{"id": 1, "text": '
    path.write_text("\r\n".join(lines), "utf-8", newline="")
    return ids


@pytest.mark.usefixtures("quick")
def test_a_thousand_lines_keep_order_and_ids(run: Run, tmp_path: Path) -> None:
    ids = _thousand(tmp_path / "in.jsonl")
    answer = run("classify", tmp_path / "in.jsonl")
    assert (answer.code, answer.err) == (0, "")
    records = [json.loads(line) for line in answer.out.splitlines()]
    assert [record["id"] for record in records] == ids
    assert [record["goals"][5]["present"] for record in records] == [n % 3 == 0 for n in range(1000)]


@pytest.mark.usefixtures("quick")
def test_a_broken_line_late_in_the_file_lets_nothing_out(run: Run, tmp_path: Path) -> None:
    _thousand(tmp_path / "in.jsonl", bad=987)
    (tmp_path / "out.jsonl").write_bytes(OLD)
    for arguments in ([], ["--out", tmp_path / "out.jsonl"]):
        answer = run("classify", tmp_path / "in.jsonl", *arguments, lang="sv")
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.startswith("Rad 987 kan inte användas: den är inte JSON")
    assert (tmp_path / "out.jsonl").read_bytes() == OLD


@pytest.mark.usefixtures("quick")
def test_half_a_character_in_an_id_comes_back_as_it_was(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": "\\ud83d å", "text": "x"}\n', "utf-8")
    answer = run("classify", tmp_path / "in.jsonl")
    assert answer.code == 0
    assert json.loads(answer.out)["id"] == "\ud83d å"


@pytest.mark.slow
def test_a_thousand_lines_through_the_model_keep_order_and_ids(run: Run, tmp_path: Path) -> None:
    ids = _thousand(tmp_path / "in.jsonl")
    answer = run("classify", tmp_path / "in.jsonl", "--out", tmp_path / "out.jsonl")
    assert (answer.code, answer.err) == (0, "")
    records = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [record["id"] for record in records] == ids
    water = [record["goals"][5]["probability"] for record in records]
    assert min(water[0::3]) > max(water[1::3])
