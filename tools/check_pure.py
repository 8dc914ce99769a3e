"""Prove that the pure folders work where Django is not installed, and that `habeas --help` does not load it.

Usage: python tools/check_pure.py

The pure folders are those that the import contract "pure" in pyproject.toml lists. Each of their modules, but for those that it
exempts by name, is imported in this fresh interpreter, in which importing Django, a database or a socket fails; then the help of
every command is printed with Django out of reach.
Exit status 1, with one line for each module or command that fails.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import click

from cli_docs import commands

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"
NOT_IN_PURE = {"django", "sqlcipher3", "sqlite3", "_sqlite3", "socket", "_socket"}
NOT_IN_HELP = {"django", "sqlcipher3"}


class OutOfReach(MetaPathFinder):
    """Makes the import of some top-level modules fail, as if they were not installed."""

    def __init__(self, names: set[str]) -> None:
        self.names = names

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Refuse a module out of reach; leave every other one to the finders that follow."""
        if fullname.partition(".")[0] in self.names:
            raise ModuleNotFoundError(f"it imports {fullname}", name=fullname)
        return None


@contextlib.contextmanager
def out_of_reach(names: set[str]) -> Iterator[None]:
    """Without these modules, inside the block. Raises RuntimeError if one is loaded already: then nothing would be proved."""
    loaded = names & set(sys.modules)
    if loaded:
        raise RuntimeError(f"{', '.join(sorted(loaded))} is loaded already: run this in a fresh interpreter")
    finder = OutOfReach(names)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


def pure_folders() -> tuple[list[str], set[str]]:
    """The packages that the import contract calls pure, such as `habeas.core`, and the modules in them that it exempts by name."""
    contracts = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    pure = next(each for each in contracts if each["id"] == "pure")
    return pure["source_modules"], {each.partition(" -> ")[0] for each in pure["ignore_imports"]}


def modules(folder: str) -> list[str]:
    """The names of all modules of a package, read off its files so that none of them is imported yet."""
    package, _, name = folder.rpartition(".")
    root = Path(importlib.import_module(package).__path__[0])
    parts = [path.relative_to(root).with_suffix("").parts for path in (root / name).rglob("*.py")]
    return sorted(".".join((package, *each)).removesuffix(".__init__") for each in parts)


def impure(names: Iterable[str]) -> list[str]:
    """One line for each module that cannot be imported without Django, a database or a socket."""
    lines = []
    with out_of_reach(NOT_IN_PURE):
        for name in names:
            try:
                importlib.import_module(name)
            except ImportError as error:
                lines.append(f"{name} cannot be imported without Django, database and network: {error}")
    return lines


def slow_help(module: str) -> list[str]:
    """One line for each command of a module's click group `main` whose help cannot be printed without Django."""
    lines = []
    with out_of_reach(NOT_IN_HELP):
        try:
            group: click.Group = importlib.import_module(module).main
            for words, _ in commands(group, "habeas"):
                with contextlib.redirect_stdout(io.StringIO()):
                    group.main([*words[1:], "--help"], prog_name="habeas", standalone_mode=False)
        except ImportError as error:
            lines.append(f"The help of {module} loads Django, which only opening a case may do: {error}")
    return lines


def main() -> int:
    """Print what was found; the exit status."""
    folders, exempt = pure_folders()
    names = [name for folder in folders for name in modules(folder) if name not in exempt]
    lines = impure(names) or slow_help("habeas.cli")
    for line in lines:
        print(line)
    if not lines:
        print(f"{len(names)} pure modules import without Django, and the help of every command is printed without it.")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
