"""The project's frame: what the page of commands, the pure check, the contracts and the dependency page promise is so."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import click
import pytest

import cli_docs

ROOT = Path(__file__).resolve().parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {each["id"]: each for each in PROJECT["tool"]["importlinter"]["contracts"]}


# ---- the page of commands ----------------------------------------------------------------------------------------------


@click.group()
def main() -> None:
    """Keep boxes."""


@main.command()
@click.argument("name")
@click.option("--colour", default="blue", show_default=True, help="Of the lid.")
def make(name: str, colour: str) -> None:
    """Make a box."""


@main.command(hidden=True)
def secret() -> None:
    """Not for the page."""


@main.group()
def shelf() -> None:
    """Shelves for boxes."""


@shelf.command()
def build() -> None:
    """Build a shelf."""


def test_the_page_has_every_command_with_its_whole_name_and_no_hidden_one() -> None:
    assert re.findall(r"^## (.*)$", cli_docs.page(main, "boxes"), re.MULTILINE) == [
        "boxes", "boxes make", "boxes shelf", "boxes shelf build"]


def test_the_page_says_what_help_says() -> None:
    text = cli_docs.page(main, "boxes")
    assert "Usage: boxes make [OPTIONS] NAME" in text
    assert "--colour TEXT  Of the lid.  [default: blue]" in text
    assert "Usage: boxes shelf build [OPTIONS]" in text
    assert "Not for the page" not in text


def test_the_page_does_not_depend_on_the_width_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    before = cli_docs.page(main, "boxes")
    monkeypatch.setenv("COLUMNS", "30")
    monkeypatch.setenv("NO_COLOR", "1")
    assert cli_docs.page(main, "boxes") == before


# ---- pure folders -------------------------------------------------------------------------------------------------------


def in_fresh_interpreter(program: str, *folders: Path) -> subprocess.CompletedProcess[str]:
    """Run a program with some folders to import from."""
    paths = os.pathsep.join(map(str, (ROOT / "tools", *folders)))
    environment = {**os.environ, "PYTHONPATH": paths}
    return subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)


def planted(folder: Path, **sources: str) -> Path:
    """A package `planted.core` whose modules have the given sources."""
    core = folder / "planted" / "core"
    core.mkdir(parents=True)
    for path in (core.parent, core):
        (path / "__init__.py").write_text("")
    for name, source in sources.items():
        (core / f"{name}.py").write_text(source)
    return folder


@pytest.mark.parametrize(("source", "culprit"), [
    ("import sqlite3", "sqlite3"), ("from django.db import models", "django"), ("import sqlcipher3.dbapi2", "sqlcipher3"),
    ("import urllib.request", "socket"),
])
def test_an_impure_module_is_found_and_named(tmp_path: Path, source: str, culprit: str) -> None:
    folder = planted(tmp_path, good="import json", bad=source)
    found = in_fresh_interpreter("import check_pure as c; print(c.impure(c.modules('planted.core')))", folder)
    assert found.returncode == 0, found.stderr
    assert "planted.core.bad cannot be imported" in found.stdout
    assert culprit in found.stdout
    assert "planted.core.good" not in found.stdout


def test_help_that_loads_django_is_found(tmp_path: Path) -> None:
    source = "import click\n@click.group()\ndef main():\n    pass\n@main.command()\ndef go():\n    pass\n"
    folder = planted(tmp_path, quick=source, slow=f"import django\n{source}")
    found = in_fresh_interpreter(
        "import check_pure as c; print(c.slow_help('planted.core.quick'), len(c.slow_help('planted.core.slow')))", folder)
    assert found.stdout.strip() == "[] 1", found.stderr


def test_the_pure_check_refuses_to_prove_nothing() -> None:
    found = in_fresh_interpreter("import sqlite3, check_pure as c; c.impure([])")
    assert "run this in a fresh interpreter" in found.stderr


def test_every_folder_is_called_pure_or_is_known_to_touch_the_world() -> None:
    folders = {f"habeas.{each.parent.name}" for each in (ROOT / "src" / "habeas").glob("*/__init__.py")}
    known = {"habeas.actions", "habeas.cli", "habeas.demo", "habeas.store", "habeas.web"}
    assert folders - set(CONTRACTS["pure"]["source_modules"]) <= known


def test_the_store_may_import_no_folder_but_core() -> None:
    pure = set(CONTRACTS["pure"]["source_modules"])
    assert pure - set(CONTRACTS["store"]["forbidden_modules"]) <= {"habeas.core", "habeas.drafting"}  # drafting: by its layer


# ---- packages and files -------------------------------------------------------------------------------------------------


def required() -> list[str]:
    """The names of all packages that the project asks for."""
    project = PROJECT["project"]
    wanted = [*project["dependencies"], *optional(), *PROJECT["build-system"]["requires"]]
    return sorted({re.split(r"[<>=~!\[; ]", each)[0] for each in wanted})


def optional() -> list[str]:
    """What the extras ask for."""
    return [each for extra in PROJECT["project"]["optional-dependencies"].values() for each in extra]


@pytest.mark.parametrize("package", required())
def test_every_package_has_a_reason(package: str) -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert re.search(rf"^(\| |\| .*, )?{re.escape(package)}\b", page, re.MULTILINE), "docs/dependencies.md gives no reason for it"


def test_every_package_has_a_lowest_version() -> None:
    wanted = [*PROJECT["project"]["dependencies"], *optional()]
    assert [each for each in wanted if ">=" not in each] == []


def sources() -> list[Path]:
    """Every file that was written for this project."""
    folders = ("src", "tests", "tools", "benchmarks", "docs", "examples", ".ci")
    kinds = {".py", ".md", ".toml", ".html", ".css", ".csv", ""}
    found = [path for folder in folders for path in (ROOT / folder).rglob("*")
             if path.is_file() and path.suffix in kinds and not {"__pycache__", ".mypy_cache"} & set(path.parts)]
    return [*found, *(path for path in ROOT.iterdir() if path.is_file() and path.suffix in kinds)]


def test_no_file_names_a_place_on_the_machine_it_was_written_on() -> None:
    private = re.compile("/" + r"(work|root|home/\w+|Users/\w+|tmp/bash_jobs)/")
    named = [path for path in sources() if private.search(path.read_text(encoding="utf-8", errors="replace"))]
    assert [str(path.relative_to(ROOT)) for path in named] == []


def test_no_source_file_is_longer_than_a_person_reads_in_one_go() -> None:
    python = [path for path in sources() if path.suffix == ".py" and "src" in path.relative_to(ROOT).parts]
    assert len(python) > 20
    assert [path.name for path in python if len(path.read_text(encoding="utf-8").splitlines()) > 400] == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no execute bit and no bash")
def test_the_script_of_ci_can_be_run_and_has_no_slip_of_the_pen() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0
