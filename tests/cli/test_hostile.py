"""A folder with every kind of hostile file is added, read, printed, reported and verified: nothing executed, nothing fetched, no crash."""

from __future__ import annotations

import json
import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.cli import hostile
from tests.cli.shells import outside, python
from tests.cli.test_screen import STEERING

# The least that long.pdf and many.docx need with room to spare; the files that would take for ever are stopped sooner than in use.
PROGRAM = ("import sys; from habeas.intake import worker; worker.SECONDS, worker.MORE_EVERY = 6, 10**9; from habeas.cli import main; "
           "sys.exit(main(prog_name='habeas'))")
AGAIN = ("long.pdf", "page.html", "codes.txt", "deep.docx")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes, links and such names are not to be had elsewhere")


@dataclass(frozen=True, slots=True)
class Told:
    """What was made and what came of it: a row of `add --format json` by name; the texts of all commands; the places looked at after."""

    files: dict[str, hostile.Hostile]
    places: dict[str, str]
    rows: dict[str, dict[str, Any]]
    runs: dict[str, subprocess.CompletedProcess[str]]
    called: list[object]
    folder: Path
    before: set[str]
    seconds: float  # of the processor, for adding


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Everything is done once; the tests look at what it left."""
    folder = tmp_path_factory.mktemp("hostile")
    for name in ("in", "home", "temporary"):
        (folder / name).mkdir()
    (folder / "secret.txt").write_text(hostile.SECRET, "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        trap = hostile.Trap(f"http://127.0.0.1:{server.getsockname()[1]}/", folder / "canary", folder / "secret.txt")
        files = {each.name: each for each in hostile.files(trap)}
        for each in files.values():
            (folder / "in" / each.name).write_bytes(each.data)
        places = hostile.odd_places(folder / "in", folder / "secret.txt")
        before = _all(folder)
        environment = {"HABEAS_HOME": str(folder / "home"), "TMPDIR": str(folder / "temporary"), "HABEAS_AUTHOR": "A. Author"}
        case, start = str(folder / "case"), _spent()
        assert outside("new", case, **environment).returncode == 0
        runs = {"add": python(PROGRAM, "add", case, str(folder / "in"), "--format", "json", **environment)}
        took = _spent() - start
        commands: dict[str, tuple[str, ...]] = {
            "again": ("add", case, *(str(folder / "in" / name) for name in AGAIN)), "read": ("read", case), "text": ("text", case),
            "codes": ("text", case, "codes.txt"), "proposals": ("proposals", case),
            "confirm": ("confirm", case, "--all", "--exhibit", "codes.txt"), "show": ("show", case, "Ada"),
            "report": ("report", case, "-o", str(folder / "report.html"), "--unreviewed"), "verify": ("verify", case)}
        runs |= {name: python(PROGRAM, *words, **environment) for name, words in commands.items()}
        called: list[object] = []
        with suppress(TimeoutError):
            called.append(server.accept())
    rows = {each["file"]: each for each in json.loads(runs["add"].stdout)["documents"]}
    yield Told(files, places, rows, runs, called, folder, before, took)


def _spent() -> float:
    """Seconds of the processor that all processes took which have been started and have ended."""
    import resource

    found = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found.ru_utime + found.ru_stime


def _all(folder: Path) -> set[str]:
    """Every path in a folder, links not followed, but for the case and what is kept of this machine."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.relative_to(folder).parts[0] not in ("case", "home")}


def _said(row: dict[str, Any]) -> str:
    """All that is said of a file."""
    return "; ".join([row["problem"], *row["doubts"], *row["notes"]])


def test_every_command_ends_well_and_without_a_traceback(told: Told) -> None:
    assert {name: (each.returncode, each.stderr) for name, each in told.runs.items()} == dict.fromkeys(told.runs, (0, ""))


def test_of_each_file_is_said_what_came_of_it(told: Told) -> None:
    assert set(told.rows) == set(told.files) | set(told.places)
    assert {name: _said(told.rows[name]) for name, each in told.files.items() if each.says not in _said(told.rows[name])} == {}
    assert {name: told.rows[name]["problem"] for name, says in told.places.items() if says not in told.rows[name]["problem"]} == {}


def test_a_file_either_has_text_or_a_sentence_with_what_to_do(told: Told) -> None:
    for row in told.rows.values():
        if row["status"] == "added":
            assert row["characters"] and not row["problem"]
        else:
            assert row["status"] in ("unread", "skipped") and row["problem"].endswith(".") and row["problem"].count(". ") >= 1, row
            assert "\n" not in row["problem"]


def test_files_that_promise_no_harm_to_a_reader_are_read(told: Told) -> None:
    read = {name for name, row in told.rows.items() if row["status"] == "added"}
    assert {"JavaScript.pdf", "Launch.pdf", "URI.pdf", "SubmitForm.pdf", "embedded.pdf", "page.html", "deep.html", "nested.docx",
            "elsewhere.docx", "really-pdf.txt", "long.pdf"} <= read
    assert told.rows["long.pdf"]["pages"] == hostile.PAGES


def test_nothing_was_fetched(told: Told) -> None:
    assert told.called == []


def test_nothing_was_executed_and_nothing_written_but_the_case_and_the_report(told: Told) -> None:
    assert _all(told.folder) - told.before == {"report.html"}
    assert told.before - _all(told.folder) == set()
    assert {each.name for each in (told.folder / "case").iterdir()} == {"case.sqlite", "exhibits"}
    assert all(len(each.name) == 64 for each in (told.folder / "case" / "exhibits").iterdir())


def test_no_file_of_this_machine_was_read(told: Told) -> None:
    secret = hostile.SECRET.encode()
    assert not any(secret in path.read_bytes() for path in (told.folder / "case").rglob("*") if path.is_file())
    assert not any(hostile.SECRET in each.stdout for each in told.runs.values())


def test_no_code_for_terminals_is_printed_by_any_command(told: Told) -> None:
    assert {name: STEERING & set(each.stdout + each.stderr) for name, each in told.runs.items()} == {name: set() for name in told.runs}
    assert "\\u001b]0;owned\\u0007\\u001b[2J" in told.runs["codes"].stdout


def test_no_name_passes_for_a_line_of_the_program(told: Told) -> None:
    for each in told.runs.values():
        assert not any(line.startswith("  forged.pdf") for line in each.stdout.split("\n"))


def test_the_same_command_again_keeps_nothing_twice(told: Told) -> None:
    assert "3 already there, 1 kept, but without text" in told.runs["again"].stdout


def test_the_report_holds_no_script_and_nothing_to_fetch(told: Told) -> None:
    page = (told.folder / "report.html").read_text("utf-8")
    assert "<script" not in page and "127.0.0.1" not in page and "Ada" in page


def test_it_is_done_in_bounded_time(told: Told) -> None:
    """At most three files take all the six seconds of the processor that they may; the others next to nothing."""
    assert told.seconds < 6 * 3 + len(told.rows) * 1.5
