"""Every command in a process of its own, in the order in which somebody new to it would use them."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from habeas.cli import main
from tests.cli.shells import ROOT, done, listed, outside, python, run, served

HEAVY = ("django", "sqlcipher3", "openpyxl", "hijridate", "habeas.store", "habeas.checking", "habeas.drafting", "habeas.intake")


def succeeded(*words: str) -> str:
    found = outside(*words)
    assert (found.returncode, found.stderr) == (0, ""), found.stderr
    return found.stdout


def test_a_case_from_its_start_to_its_export(place: Path) -> None:
    assert "habeas import case LIST.csv --draft-map" in succeeded("new", "case")
    drafted = succeeded("import", "case", "mole.csv", "--draft-map")
    assert tomllib.loads(drafted)["list"]["key"] == ["id"]
    Path("drafted.toml").write_text(drafted, "utf-8")
    assert "Would import mole" in succeeded("import", "case", "mole.csv", "--map", "drafted.toml", "--dry-run")
    assert "2 rows, 6 claims" in succeeded("import", "case", "mole.csv", "--map", "drafted.toml")
    assert "3 rows, 7 claims" in succeeded("import", "case", "harbour.csv", "--map", "harbour.toml")
    assert "Joined 2 pairs" in succeeded("link", "case")
    assert "harbour:2                Vela, Iris   (also mole:8)" in succeeded("people", "case", "vela")
    assert "1 person)" in succeeded("check", "case")
    shown = succeeded("show", "case", "harbour:1")
    claim = next(line for line in shown.splitlines() if "abducted;" in line).rpartition("; ")[2].strip(")")
    recorded = succeeded("record", "case", "--person", "harbour:1", "--kind", "release", "--value", "1977-06-03", "--words",
                         "home since 3 June", "--speaker", "her brother")
    assert "Next: habeas show case note-" in recorded
    judged = succeeded("judge", "case", "reject", claim, "--reason", "a slip of the pen")
    judgement = judged.split()[2].rstrip(".")
    assert "hard conflicts" not in succeeded("check", "case")
    assert f"{judgement}    reject" in succeeded("judge", "case", "list")
    assert "Withdrawn: reject" in succeeded("withdraw", "case", judgement, "--reason", "it was none")
    assert "hard conflicts: 1" in succeeded("check", "case")
    Path("letters").mkdir()
    Path("letters", "home.txt").write_text("Home since 3 June.\n", "utf-8")
    assert "1 added; 19 characters" in succeeded("add", "case", "letters", "--publisher", "her brother")
    assert succeeded("text", "case", "home.txt") == "Home since 3 June.\n"
    assert "published: 1977-06" in succeeded("describe", "case", "home.txt", "--published", "1977-06")
    assert "1 read" in succeeded("read", "case")
    assert "open proposal" in succeeded("proposals", "case")
    assert "Nothing was decided; 0 of these 0 are open." in succeeded("review", "case", "--person", "nobody")
    assert succeeded("confirm", "case", "--all", "--person", "nobody") == "Confirmed 0.\n"
    assert "Rejected 0." in succeeded("reject", "case", "--all", "--person", "nobody", "--reason", "not this one")
    assert succeeded("consent", "case", "her brother", "--use", "archive", "--given-by", "her brother", "--given", "1999") == (
        "Recorded: allowed, archive.\n")
    assert succeeded("risk", "case", "harbour:1", "lives alone", "--level", "high") == "Noted.\n"
    assert "Brand, Ada" in succeeded("search", "case", "brand") and "12/05/1977" in succeeded("search", "case", "1977-05-01..1977-05-15")
    with served("serve", "case", "--port", "0") as told:
        assert "To log in, open this link; it works once" in told and "http://127.0.0.1:" in told
    assert succeeded("report", "case", "-o", "report.html") == "Wrote report.html.\n"
    assert "Brand, Ada" in Path("report.html").read_text("utf-8")
    assert "open pages/index.html" in succeeded("report", "case", "--all", "-o", "pages").replace("\\", "/")
    assert "everything is whole" in succeeded("verify", "case")
    assert succeeded("rebuild", "case") == "Rebuilt from the ledger.\n"
    assert "confidential ones too: keep it safe" in succeeded("export", "case", "-o", "case.jsonl")
    assert "14 claims on 3 persons" in succeeded("claims", "case", "-o", "claims.parquet")
    assert "findings and verdicts to found.parquet" in succeeded("corpus", "claims.parquet", "-o", "found.parquet")
    lines = [json.loads(line) for line in Path("case.jsonl").read_text("utf-8").splitlines()]
    assert {line["type"] for line in lines} == {"case", "source", "list", "person", "claim", "judgement", "verdict", "finding"}


def test_the_demo_builds_its_case_and_its_report(place: Path) -> None:
    told = succeeded("demo", "shown")
    assert "hard conflict" in told
    assert Path("shown/report.html").is_file()
    assert "everything is whole" in succeeded("verify", "shown")


def test_the_story_above_leaves_out_no_command() -> None:
    story = Path(__file__).read_text("utf-8")
    assert [name for name in main.commands if f'("{name}"' not in story] == []


def test_the_installed_command_is_this_program() -> None:
    import importlib
    import tomllib

    target = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]["habeas"]
    module, _, name = target.partition(":")
    assert getattr(importlib.import_module(module), name) is main


# ---- help, and what it costs ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["--help"], ["check", "--help"], ["record", "--kinds"], ["--version"]])
def test_help_loads_neither_django_nor_the_engine(words: list[str]) -> None:
    found = python(f"""
import sys
from habeas.cli import main
try:
    main(prog_name="habeas")
finally:
    print([each for each in sys.modules if each.startswith({HEAVY})], file=sys.stderr)
""", *words)
    assert (found.returncode, found.stderr.strip()) == (0, "[]")


def test_every_command_has_a_summary_that_is_not_cut_short() -> None:
    listing = done("--help").partition("Commands:")[2]
    assert len(listing.strip().splitlines()) == len(main.commands)
    assert "..." not in listing


@pytest.mark.parametrize("name", list(main.commands))
def test_every_option_says_what_it_is_for(name: str) -> None:
    for option in main.commands[name].params:
        if option.param_type_name == "option":
            assert getattr(option, "help", None), f"{name} {option.name}"


def test_the_kinds_of_claim_are_listed_without_a_case() -> None:
    kinds = done("record", "--kinds")
    assert "    arrest                 arrest or abduction\n" in kinds
    assert max(map(len, kinds.splitlines())) <= 100


# ---- wrong usage and damage -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [
    ["nonsense"], ["check"], ["import", "case", "harbour.csv"], ["judge", "case", "same", "harbour:1", "mole:7"],
    ["judge", "case", "guilty", "harbour:1", "--reason", "x"], ["record", "case", "--kind", "arrest"], ["export", "case"],
    ["record", "case", "--person", "a", "--new", "b", "--kind", "arrest", "--words", "w", "--speaker", "s"],
    ["check", "case", "--reading", "loose"], ["consent", "case", "harbour:1", "--use", "fun", "--given-by", "x", "--given", "1999"],
])
def test_wrong_usage_has_status_two_and_says_how_to_get_help(case: str, words: list[str]) -> None:
    found = run(*words)
    assert (found.exit_code, found.stdout) == (2, "")
    assert "Usage: habeas" in found.stderr


def test_findings_are_no_error(case: str) -> None:
    done("link", case)
    assert listed("check", case)["summary"]["hard_conflicts"] == 1


def test_verify_says_damage_with_status_three_and_names_what_is_damaged(case: str) -> None:
    exhibit = min(Path(case, "exhibits").iterdir())
    exhibit.write_bytes(exhibit.read_bytes() + b"9,Nobody,,,\n")
    found = run("verify", case)
    assert found.exit_code == 3
    assert f"exhibit {exhibit.name[:12]}" in found.stdout
    asked = run("verify", case, "--format", "json")
    assert (asked.exit_code, json.loads(asked.stdout)["whole"]) == (3, False)


def test_a_ledger_that_is_no_database_is_damage_too(case: str) -> None:
    Path(case, "case.sqlite").write_bytes(b"not a ledger" * 500)
    for words in (["verify", case], ["check", case]):
        found = run(*words)
        assert (found.exit_code, found.stdout) == (3, "")
        assert found.stderr.startswith("habeas: Damage found in case.sqlite") and found.stderr.count("\n") == 1


def test_names_of_every_script_are_printed_where_the_system_knows_few_letters(case: str) -> None:
    done("record", case, "--new", "نور", "--kind", "arrest", "--words", "اعتقلت", "--speaker", "أخوها")
    found = outside("people", case, "--format", "json", PYTHONIOENCODING="cp1252")
    assert found.returncode == 0, found.stderr
    assert "نور" in [each["name"] for each in json.loads(found.stdout)["people"]]


def test_the_author_is_who_is_named_before_the_command(case: str) -> None:
    done("--author", "C. Third", "risk", case, "harbour:1", "lives alone")
    from habeas.store.case import CaseStore

    with CaseStore.open(Path(case)) as store:
        assert [each.author for each in store.entries().values()][-2:] == ["A. Author", "C. Third"]
