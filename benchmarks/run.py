"""Run the benchmarks and write RESULTS.md: what was run, on which commit and machine, and what it took.

    python benchmarks/run.py [DATA] [OUT]          (`make bench`; DATA defaults to ../shared/data)

The registers are real data and are not part of the repository; without them the run says so and measures the rest.
"""

from __future__ import annotations

import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))  # the oracle in tests/ is a peer too

from benchmarks import corpus, dates, engine  # noqa: E402
from benchmarks.registers import fifty  # noqa: E402

HABEAS = [str(Path(sys.executable).with_name("habeas"))]
LISTS = (("argentina_registers/ruvte_victimas.csv", "ruvte"), ("argentina_registers/parque_de_la_memoria.csv", "parque"),
         ("argentina_registers/apodos.csv", "ruvte-aliases"))


def timed(command: list[str], env: dict[str, str], output: Path | None = None) -> tuple[float, float, str]:
    """Wall seconds, peak memory in MiB and standard output of a whole process that must succeed."""
    before = time.perf_counter()
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as process:
        printed = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    if output:
        output.write_text(printed, encoding="utf-8")
    return time.perf_counter() - before, usage.ru_maxrss / 1024, printed


def help_time(env: dict[str, str], runs: int = 15) -> str:
    """Median, least and greatest wall time of `habeas --help` in milliseconds."""
    took = [timed([*HABEAS, "--help"], env)[0] * 1000 for _ in range(runs + 1)][1:]
    return f"median {statistics.median(took):.0f} ms, {min(took):.0f} to {max(took):.0f} ms over {runs} runs"


def registers(data: Path, folder: Path, env: dict[str, str]) -> list[str]:
    """The two registers with aliases, from import to report: rows of a table."""
    case = folder / "registers"
    steps: list[tuple[str, list[str], Path | None]] = [("new", ["new", str(case)], None)]
    for name, map_name in LISTS:
        given = ["import", str(case), str(data / name), "--map", str(ROOT / "examples" / "maps" / f"{map_name}.toml"), "--format", "json"]
        steps.append((f"import {map_name}", given, folder / f"{map_name}.json"))
    steps += [("link", ["link", str(case), "--format", "json"], folder / "link.json"),
              ("check", ["check", str(case), "--format", "json"], folder / "tolerant.json"),
              ("report", ["report", str(case), "-o", str(folder / "report.html")], None)]
    rows, total, peak = [], 0.0, 0.0
    for name, arguments, output in steps:
        wall, memory, _ = timed([*HABEAS, *arguments], env, output)
        total, peak = total + wall, max(peak, memory)
        rate = ""
        if name.startswith("import") and output:
            outcome = json.loads(output.read_text(encoding="utf-8"))
            rate = f"{outcome['rows']:,} rows, {outcome['claims']:,} claims, {outcome['rows'] / wall:,.0f} rows a second"
        rows.append(f"| {name} | {wall:.1f} s | {memory:.0f} MiB | {rate} |")
    checked = json.loads((folder / "tolerant.json").read_text(encoding="utf-8"))
    rows.append(f"| **all** | **{total:.1f} s** | **{peak:.0f} MiB** | {checked['people']:,} persons, "
                f"{size(case) / 2**20:.0f} MiB on disk |")
    counted = checked["summary"]
    lines = ["## Two registers, end to end", "",
             "RUVTE, Parque de la Memoria and the aliases, every step a process of its own.", "",
             "| step | wall | peak memory | |", "|---|---|---|---|", *rows, "",
             f"Findings: {counted['hard_conflicts']:,} hard conflicts on {counted['persons_with_hard_conflicts']:,} persons, "
             f"{counted['matters_of_reading']:,} matters of reading; by kind: {counted['by_kind']}.", "",
             "| class | conflicts |", "|---|---|",
             *(f"| {name} | {count:,} |" for name, count in counted["conflicts_by_class"].items()), "",
             *verdicts(counted["verdicts_by_kind"]), "### Fifty conflicts classed by hand", "",
             "Drawn by a fixed seed and classed from the rows before the program's classes were looked at (`registers/fifty.toml`); the "
             "numbers are those of that file. Three rules were added after the first comparison.", "",
             *fifty.lines(checked["findings"]), ""]
    for name, map_name in LISTS[:1]:
        _, _, again = timed([*HABEAS, "import", str(case), str(data / name), "--map", str(ROOT / "examples" / "maps" / f"{map_name}.toml"),
                             "--format", "json"], env)
        outcome = json.loads(again)
        lines += [f"The same file again ({map_name}): {outcome['new']} new claims, anything written: {outcome['fresh']}.", ""]
    timed([*HABEAS, "check", str(case), "--reading", "strict", "--format", "json"], env, folder / "strict.json")
    timed([*HABEAS, "export", str(case), "-o", str(folder / "case.jsonl")], env)
    return lines


def verdicts(counted: dict[str, dict[str, int]]) -> list[str]:
    """Verdicts by kind of claim: a table."""
    words = list(counted)
    kinds = sorted({kind for of in counted.values() for kind in of}, key=lambda kind: -sum(of.get(kind, 0) for of in counted.values()))
    rows = [f"| {kind} | {' | '.join(f'{counted[word].get(kind, 0):,}' for word in words)} |" for kind in kinds]
    return ["### Verdicts by kind of claim", "", f"| kind | {' | '.join(words)} |", f"|---{'|---' * len(words)}|", *rows, ""]


def engine_against_peers() -> list[str]:
    """The engine on invented persons: beside its peers, crowded, growing, shared out; and EDTF beside two libraries."""
    return ["## The engine", "", *engine.twelve(), *engine.crowds(), *corpus.growth(), *corpus.engines(), "## Dates", "", *dates.lines()]


def against_independent(data: Path, folder: Path, env: dict[str, str]) -> list[str]:
    """The findings held against the independent script, id by id."""
    rettig = folder / "rettig"
    timed([*HABEAS, "new", str(rettig)], env)
    listed, mapped = data / "chile_rettig" / "pinochet.csv", ROOT / "examples" / "maps" / "rettig.toml"
    timed([*HABEAS, "import", str(rettig), str(listed), "--map", str(mapped)], env)
    timed([*HABEAS, "check", str(rettig), "--reading", "strict", "--format", "json"], env, folder / "rettig.json")
    timed([sys.executable, str(HERE / "registers" / "independent.py"), str(data), str(folder / "independent.json")], env)
    compare = [sys.executable, str(HERE / "registers" / "compare.py")]
    _, _, text = timed([*compare, *(str(folder / each) for each in ("independent.json", "link.json", "strict.json", "rettig.json",
                                                                    "case.jsonl"))], env)
    return ["## Against an independent script", "",
            "`registers/independent.py` shares no code with the program; `registers/compare.py` accounts for every id.", "",
            "```", text.rstrip(), "```", ""]


def git(*arguments: str) -> str:
    """What git says of this checkout; empty where there is none."""
    return subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, text=True, check=False).stdout.strip()


def size(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file())


def main(data: Path, out: Path) -> None:
    """Run everything and write the results."""
    commit, changed = git("rev-parse", "--short", "HEAD"), git("status", "--porcelain", "--", "src")
    lines = ["# Results", "", f"Commit {commit or 'unknown'}{' with uncommitted changes in src' if changed else ''}; "
             f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.system()}. Times move by a factor of up to two "
             "between runs on a shared machine.", ""]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        env: dict[str, Any] = {**os.environ, "HABEAS_HOME": str(folder / "home"), "HABEAS_AUTHOR": "benchmark"}
        lines += ["## Start", "", f"`habeas --help`: {help_time(env)}.", ""]
        if (data / "argentina_registers").is_dir():
            lines += registers(data, folder, env)
            lines += against_independent(data, folder, env)
        else:
            lines += [f"The registers were not found in {data.name}, so nothing was measured on them.", ""]
    lines += engine_against_peers()  # last: a child's peak memory would count what this process had before it became another program
    out.write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))
    print(f"(peak memory of the children: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MiB)")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data"), Path(sys.argv[2]) if len(sys.argv) > 2 else HERE / "RESULTS.md")
