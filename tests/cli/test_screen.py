"""What is printed never steers the terminal, and can still be read by machines."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.cli.screen import Screen, one_line, visible
from tests.cli.shells import PROGRAM, ROOT, done, listed, mistake, run

CODES = "Ada\x1b]0;owned\x07\x1b[2J\x9b31m \u202egpj.exe\u202c \u2066x\u2069\x7f\x08"
STEERING = {chr(point) for point in (*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))} - {"\t", "\n"}


@given(st.text())
def test_no_code_for_terminals_is_left_and_json_says_the_same(text: str) -> None:
    assert not STEERING & set(visible(text))
    assert not (STEERING | {"\t", "\n", "\u2028", "\u2029"}) & set(one_line(text))
    assert json.loads(visible(json.dumps(text, ensure_ascii=False))) == text


@given(st.text(st.characters(blacklist_categories=["Cc"], blacklist_characters=STEERING)))
def test_other_text_is_printed_as_it_is(text: str) -> None:
    assert visible(text) == text


def test_writing_from_right_to_left_keeps_its_marks_and_lines_end_as_lines_do() -> None:
    assert visible("\u200fسلام\u200e a\r\nb\tc\rd") == "\u200fسلام\u200e a\nb\tc\\u000dd"
    assert one_line("a\r\nb\nc") == "a\\u000d\\u000ab\\u000ac"


def test_the_line_that_counts_may_go_back_to_its_beginning_and_no_other(tmp_path: Path) -> None:
    with (tmp_path / "out").open("w", encoding="utf-8", newline="") as file:
        screen = Screen(file)
        screen.write("\r1 of 2")
        screen.write("a\rb")
    assert (tmp_path / "out").read_bytes() == b"\r1 of 2a\\u000db"


def test_text_lists_names_and_mistakes_are_printed_without_codes(case: str) -> None:
    name = "a\n  b.pdf: all is well\x1b[2J.txt"
    Path("in").mkdir()
    Path("in", name).write_text(CODES, "utf-8")
    Path("in", name.replace(".txt", ".pdf")).write_bytes(b"%PDF-torn")
    told = done("add", case, "in") + done("text", case)
    assert not STEERING & set(told) and not any(line.startswith("  b.pdf") for line in told.split("\n"))
    assert "a\\u000a  b.pdf: all is well\\u001b[2J.pdf: it is broken" in told
    digest = next(each["exhibit"] for each in listed("text", case)["documents"] if each["name"] == name)
    assert done("text", case, digest) == visible(CODES) + "\n"
    assert not STEERING & set(mistake("add", case, "not\x1b[2J\nthere")) and not STEERING & set(run("add", case, "--\x1b[2J").stderr)


def test_the_case_holds_what_the_file_says_and_json_gives_it(case: str) -> None:
    Path("codes.txt").write_text(CODES, "utf-8")
    done("add", case, "codes.txt")
    found = run("text", case, "codes.txt", "--format", "json")
    assert not STEERING & set(found.stdout)
    assert json.loads(found.stdout)["pages"][0]["text"] == CODES


@pytest.mark.skipif(os.name != "posix", reason="there are no such terminals elsewhere")
def test_a_terminal_gets_no_code(case: str) -> None:
    import pty

    Path("codes.txt").write_text(CODES, "utf-8")
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    for words in (("add", case, "codes.txt"), ("text", case, "codes.txt")):
        subprocess.run([sys.executable, "-c", PROGRAM, *words], env=environment, stdout=theirs, stderr=theirs, check=True)
    os.close(theirs)
    told = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "\\u001b]0;owned\\u0007\\u001b[2J" in told
    assert not (STEERING - {"\r"}) & set(told)
