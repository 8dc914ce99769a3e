"""192 files on disappeared persons through the program: `python -m benchmarks.files.run`.

One case: the files added and read by one command each, header against narrative, then two registers beside them. Errors are told by file
and kind; no name, date or word of a person is printed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from . import births, fields
from .hand import DATA

ROOT = Path(__file__).resolve().parents[2]
HABEAS = str(Path(sys.executable).with_name("habeas"))
LISTS = (("ruvte_victimas.csv", "ruvte"), ("parque_de_la_memoria.csv", "parque"), ("apodos.csv", "ruvte-aliases"))
HEADERS = "es field"  # the rules that read labelled fields


class Ran(NamedTuple):
    """Wall seconds, peak memory in MiB, and what was printed."""

    seconds: float
    memory: float
    printed: str


def run(arguments: Sequence[str], env: dict[str, str]) -> Ran:
    """A process that must succeed, measured as a whole."""
    begun = time.perf_counter()
    with subprocess.Popen(list(arguments), env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        printed = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(arguments[:2])} ended with {process.returncode}")
    return Ran(time.perf_counter() - begun, usage.ru_maxrss / 1024, printed)


def lines() -> Iterator[str]:
    """All sections as Markdown."""
    if not DATA.is_dir():
        yield "The files are not there (../shared/data/uruguay_files): nothing measured."
        return
    with tempfile.TemporaryDirectory() as temporary:
        case = str(Path(temporary) / "case")
        env = {**os.environ, "HABEAS_HOME": str(Path(temporary) / "home"), "HABEAS_AUTHOR": "benchmark"}
        run([HABEAS, "new", case], env)
        yield from ("### One command each", "", *read_lines(case, env), "")
        yield from ("### Header fields against a hand reading", "", *fields.lines(), "")
        yield from ("### Header against narrative", "", *birth_lines(case, env), "")
        yield from ("### Beside two registers", "", *register_lines(case, env), "")


def read_lines(case: str, env: dict[str, str]) -> Iterator[str]:
    """Adding and reading the files: time, memory, what is proposed, what failed."""
    files = sorted(map(str, DATA.glob("*.md")))
    added = run([HABEAS, "add", case, *files, "--language", "es", "--published", fields.PUBLISHED, "--publisher", fields.PUBLISHER,
                 "--format", "json"], env)
    read = run([HABEAS, "read", case, "--format", "json"], env)
    told = json.loads(read.printed)["documents"]
    kinds, doubts, statuses = Counter[str](), Counter[str](), Counter[str](each["status"] for each in told)
    for each in told:
        kinds.update(each["kinds"])
        doubts.update(each["doubts"])
    proposals = proposed(case, env)
    doubtful = sum(bool(each["doubts"]) for each in proposals)
    yield from ("| command | wall | peak memory |", "|---|---|---|",
                f"| `habeas add`, {len(files)} files | {added.seconds:.1f} s | {added.memory:.0f} MiB |",
                f"| `habeas read` | {read.seconds:.1f} s | {read.memory:.0f} MiB |")
    yield f"\nDocuments: {', '.join(f'{count} {status}' for status, count in statuses.most_common())}; {statuses['failed']} failed."
    yield f"\n{len(proposals):,} proposals, {doubtful:,} of them with a doubt. By kind: {_counted(kinds)}."
    yield f"\nThe most frequent doubts: {_counted(Counter(dict(doubts.most_common(6))))}."


def proposed(case: str, env: dict[str, str]) -> list[dict[str, Any]]:
    """The open proposals of a case."""
    found: list[dict[str, Any]] = json.loads(run([HABEAS, "proposals", case, "--format", "json"], env).printed)["proposals"]
    return found


def _counted(of: Counter[str]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in of.most_common())


def birth_lines(case: str, env: dict[str, str]) -> Iterator[str]:
    """What the header's birth date cannot be true together with."""
    checked = json.loads(run([HABEAS, "check", case, "--unreviewed", "--format", "json"], env).printed)
    yield from births.lines(checked["findings"], proposed(case, env))


def register_lines(case: str, env: dict[str, str]) -> Iterator[str]:
    """The registers imported into the same case, labelled fields confirmed, linked, and checked where both speak of a person."""
    folder = DATA.parent / "argentina_registers"
    if not folder.is_dir():
        yield "The registers are not there (../shared/data/argentina_registers): nothing measured."
        return
    for name, map_name in LISTS:
        run([HABEAS, "import", case, str(folder / name), "--map", str(ROOT / "examples" / "maps" / f"{map_name}.toml")], env)
    run([HABEAS, "confirm", case, "--all", "--rule", HEADERS], env)
    run([HABEAS, "link", case], env)
    yield from run([sys.executable, "-m", "benchmarks.files.registers", case], env).printed.splitlines()


if __name__ == "__main__":
    for line in lines():
        print(line, flush=True)
