"""Mutation testing of the engine: change one thing in habeas.checking, and see whether a test notices.

Usage: python tools/mutants.py [--sample 350] [--seed 1] [--workers 2] [--minutes 60] [--only MODULE:NUMBER ...]

All single changes of the engine's modules are listed: comparisons turned and moved by one, `and`/`or`/`not`, a condition left out, `+`
and `-`, numbers moved by one, True and False, names in tables, returned values negated or empty, statements left out, min/max, any/all.
A sample is drawn by the seed, each module having its share. The tests run in copies of the tree, never in the checkout: those of
tests/checking first, the module's own file foremost, and where they pass, the brute-force oracle on its first fifty persons. A test that
fails or runs into the time limit kills the mutant. The share killed is printed for each module, and every survivor as MODULE:NUMBER,
line and change; `--only` tries such mutants again. They are tried in an order drawn by the seed: one may stop after some `--minutes`.

Why not mutmut or cosmic-ray: they run every mutant (thousands here, so hours); this draws a sample by a seed that anybody can draw again.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
ENGINE = Path("src/habeas/checking")
WORDS = {"__init__", "findings", "languages", "reasons", "words"}  # forms of what is said, and its words: nothing is reasoned there
MODULES = sorted({path.stem for path in (ROOT / ENGINE).glob("*.py")} - WORDS)
ALONE = {"test_network.py", "test_sets.py"}  # these import the one module that they test
SLOW = {"test_check.py", "test_large.py"}
SENTENCES = ("test_words.py", "test_languages.py")  # run where what is told is chosen, not where it is reasoned
BESIDE = {"classes", "neighbours", "notices", "slips", "steps", "surroundings"}  # what the oracle does not ask about
ORACLE = ["tests/oracle/test_engine.py", "-k", "strict-0 or tolerant-0"]
INSTEAD: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt), ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,), ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,), ast.Mult: (ast.FloorDiv,), ast.FloorDiv: (ast.Mult,), ast.BitAnd: (ast.BitOr,), ast.BitOr: (ast.BitAnd,),
    ast.And: (ast.Or,), ast.Or: (ast.And,)}
CALLS = {"min": "max", "max": "min", "any": "all", "all": "any"}
EMPTY = {"list": "[]", "tuple": "()", "Alternatives": "()", "frozenset": "frozenset()", "set": "set()", "dict": "{}", "str": "''"}
LEFT_OUT = (ast.Expr, ast.AugAssign, ast.If, ast.Raise, ast.Continue, ast.Break)
NOT_ENTERED = {"decorator_list", "annotation", "returns"}
# Hypothesis draws the same examples in every run, and makes none smaller: that a test fails is enough.
QUICK = ("\nfrom hypothesis import Phase\nsettings.register_profile('mutants', deadline=None, database=None, derandomize=True, "
         "phases=(Phase.explicit, Phase.generate))\nsettings.load_profile('mutants')\n")
MEMORY, SECONDS = 4 << 30, 90  # what a run of tests may use; it needs less than 1 GB and 30 seconds of a processor
PYTEST = (f"import resource, sys, pytest; resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY})); "
          f"resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS})); sys.exit(pytest.main(sys.argv[1:]))")


class Mutant(NamedTuple):
    """One change: module and number of the change in it, line, the change in words, the source of the changed module."""

    module: str
    number: int
    line: int
    change: str
    source: str


def mutants(module: str, source: str) -> Iterator[Mutant]:
    """All single changes of a module."""
    tree = ast.parse(source)
    for number, (parent, field, place, new, line) in enumerate(_changes(tree, "")):
        old = _put(parent, field, place, new)
        shown = parent if isinstance(old, ast.operator | ast.cmpop | ast.boolop) else new
        after, changed = _short(shown), ast.unparse(ast.fix_missing_locations(tree))
        _put(parent, field, place, old)
        yield Mutant(module, number, line, f"{_short(parent if shown is parent else old)}  ->  {after}", changed)


def _changes(node: ast.AST, returns: str) -> Iterator[tuple[ast.AST, str, int | None, ast.AST, int]]:
    """Where to put what instead: a node, its field, the place in the field if that is a list, the new part, the line."""
    if isinstance(node, ast.FunctionDef):
        returns = ast.unparse(node.returns) if node.returns else ""
    for field, value in ast.iter_fields(node):
        if field in NOT_ENTERED:
            continue
        for place, part in enumerate(value) if isinstance(value, list) else ((None, value),):
            if not isinstance(part, ast.AST) or isinstance(part, ast.Assert | ast.JoinedStr) or _says_nothing(node, part):
                continue
            line = getattr(part, "lineno", getattr(node, "lineno", 0))
            for new in _instead(node, field, part, returns):
                yield node, field, place, new, line
            yield from _changes(part, returns)


def _says_nothing(node: ast.AST, part: ast.AST) -> bool:
    """Docstrings, `strict=True` of zip, and what is a type."""
    match part:
        case ast.Expr(ast.Constant()) | ast.keyword("strict"):
            return True
        case ast.BinOp(left, ast.BitOr()):
            return ast.unparse(left)[:1].isupper()
    return isinstance(node, ast.Subscript) and ast.unparse(node.value) in ("Callable", "Sequence", "tuple", "list")


def _instead(node: ast.AST, field: str, part: ast.AST, returns: str) -> Iterator[ast.AST]:
    """What may stand in place of a part of a node."""
    yield from (each() for each in INSTEAD.get(type(part), ()))
    match part:
        case ast.BoolOp(op, values):
            for place in range(len(values)):
                kept = [*values[:place], *values[place + 1:]]
                yield kept[0] if len(kept) == 1 else ast.BoolOp(op, kept)
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield operand
        case ast.IfExp(_, body, orelse):
            yield from (body, orelse)
        case ast.Constant(bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(int() as value):
            yield ast.Constant(value + 1)
        case ast.Constant(str() as value) if isinstance(node, ast.Tuple | ast.Set | ast.List) and value:
            yield ast.Constant(value + "?")
        case ast.Name(name) if name in CALLS and isinstance(node, ast.Call) and field == "func":
            yield ast.Name(CALLS[name])
        case ast.comprehension(target, source, ifs) if ifs:
            yield ast.comprehension(target, source, [], 0)
        case ast.Return(ast.expr() as value):
            yield from (ast.Return(each) for each in _returned(value, returns))
        case ast.Assign([ast.Subscript()]):
            yield ast.Pass()
    if isinstance(part, LEFT_OUT):
        yield ast.Pass()


def _returned(value: ast.expr, returns: str) -> Iterator[ast.expr]:
    """Another value of the type that a function returns."""
    first = returns.partition("[")[0].partition(" ")[0]
    if first == "bool" and not isinstance(value, ast.Constant):
        yield ast.UnaryOp(ast.Not(), value)
    elif "None" in returns and ast.unparse(value) != "None":
        yield ast.Constant(None)
    elif first == "int" and not isinstance(value, ast.Constant):
        yield ast.BinOp(value, ast.Add(), ast.Constant(1))
    elif first in EMPTY and ast.unparse(value) != EMPTY[first]:
        yield ast.parse(EMPTY[first], mode="eval").body


def _put(parent: ast.AST, field: str, place: int | None, new: Any) -> Any:
    """Put something into a field, or into a place of it; what stood there."""
    old = getattr(parent, field)
    if place is None:
        setattr(parent, field, new)
        return old
    old[place], old = new, old[place]
    return old


def _short(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 110 else text[:107] + "..."


def sample(everything: Sequence[Mutant], size: int, seed: int) -> list[Mutant]:
    """A sample in which each module has its share, rounded up, of a number of mutants."""
    drawn: list[Mutant] = []
    for module in MODULES:
        own = [each for each in everything if each.module == module]
        share = min(len(own), -(-size * len(own) // len(everything)))
        drawn += sorted(random.Random(f"{seed} {module}").sample(own, share), key=lambda each: each.number)
    return drawn


def copied(folder: Path) -> Path:
    """A copy of what the tests need."""
    for name in ("src", "tests", "tools"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(ROOT / "pyproject.toml", folder)
    with (folder / "tests/conftest.py").open("a", encoding="utf-8") as conftest:
        conftest.write(QUICK)
    return folder


def noticed(tree: Path, module: str) -> str:
    """By which tests a tree was found to be changed: "tests", "oracle", or "time" where they did not end; empty if by none."""
    files = sorted((path.name for path in (tree / "tests/checking").glob("test_*.py") if path.name not in SENTENCES),
                   key=lambda name: (name != f"test_{module}.py", name in SLOW, name))
    fast = [f"tests/checking/{name}" for name in files if name not in ALONE or name == f"test_{module}.py"]
    said = [f"tests/checking/{name}" for name in SENTENCES] if module in (*BESIDE, "check") else []
    for word, what in (("tests", [*fast, *said]), *(() if module in BESIDE else (("oracle", ORACLE),))):
        command = [sys.executable, "-c", PYTEST, "-x", "-q", "-p", "no:cacheprovider", *what]
        done = subprocess.run(command, cwd=tree, env={**os.environ, "PYTHONPATH": "src"}, capture_output=True)
        if done.returncode:
            return "time" if done.returncode < 0 else word
    return ""


def tried(mutant: Mutant, trees: SimpleQueue[Path], until: float) -> tuple[Mutant, str]:
    """Put a mutant into a free tree, run the tests, and take it out again; "-" where the time is over."""
    if time.monotonic() > until:
        return mutant, "-"
    tree = trees.get()
    path = tree / ENGINE / f"{mutant.module}.py"
    before, stamp = path.read_bytes(), path.stat()
    try:
        path.write_text(mutant.source, encoding="utf-8")  # its time differs from that of the compiled file, which is not used then
        return mutant, noticed(tree, mutant.module)
    finally:
        path.write_bytes(before)
        os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
        trees.put(tree)


def main() -> int:
    """Draw, try, and report; exit status 1 if the tests do not pass as they are."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--sample", type=int, default=350)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--minutes", type=float, default=60.0, help="begin no further mutant after so many")
    options.add_argument("--only", nargs="+", default=[], metavar="MODULE:NUMBER", help="try these instead of a sample")
    given = options.parse_args()
    everything = [each for name in MODULES for each in mutants(name, (ROOT / ENGINE / f"{name}.py").read_text(encoding="utf-8"))]
    drawn = [each for each in everything if f"{each.module}:{each.number}" in given.only] or sample(everything, given.sample, given.seed)
    with tempfile.TemporaryDirectory() as folder:
        trees: SimpleQueue[Path] = SimpleQueue()
        for number in range(given.workers):
            trees.put(copied(Path(folder) / str(number)))
        if noticed(Path(folder) / "0", "check"):
            print("The tests do not pass as they are: mend this first.")
            return 1
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        killed: Counter[tuple[str, str]] = Counter()
        until = time.monotonic() + 60 * given.minutes
        random.Random(given.seed).shuffle(drawn)
        with ThreadPoolExecutor(given.workers) as pool:
            for mutant, by in pool.map(lambda each: tried(each, trees, until), drawn):
                if by == "-":
                    continue
                killed[mutant.module, by] += 1
                print(f"{by or 'SURVIVES':10}{mutant.module}:{mutant.number}, line {mutant.line}: {mutant.change}", flush=True)
    print(f"\n{'module':14}{'mutants':>8}{'tried':>7}{'tests':>7}{'oracle':>8}{'time':>6}{'survive':>9}{'killed':>8}")
    for module in (*MODULES, "all"):
        own = {by: sum(count for (name, word), count in killed.items() if word == by and module in (name, "all"))
               for by in ("tests", "oracle", "time", "")}
        if total := sum(own.values()):
            print(f"{module:14}{sum(module in (each.module, 'all') for each in everything):8}{total:7}{own['tests']:7}{own['oracle']:8}"
                  f"{own['time']:6}{own['']:9}{1 - own[''] / total:8.0%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
