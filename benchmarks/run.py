"""Run the benchmarks and write RESULTS.md: what was run, on which commit and machine, and what it took.

    python benchmarks/run.py [PART ...]            (`make bench`, `make bench PARTS="times news"`; all parts if none is named)

Each part of RESULTS.md names the commit that it was measured on; parts that are not run again stay as they are. Real data is looked for
at ../shared/data and is no part of the repository; without it a part says so and measures what it can.
"""

from __future__ import annotations

import json
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))  # the oracle in tests/ is a peer too

from benchmarks import corpus, dates, engine, hostile, pages, search  # noqa: E402
from benchmarks.files import editions  # noqa: E402
from benchmarks.files import run as files  # noqa: E402
from benchmarks.news import report as news  # noqa: E402
from benchmarks.reading import growth, meantime  # noqa: E402
from benchmarks.registers import fifty  # noqa: E402

DATA = ROOT.parent / "shared" / "data"
HEAD = f"""# Results

`make bench` writes this page; each part names the commit that it was measured on. Python {platform.python_version()},
{os.cpu_count()} processors, {platform.system()}. Times move by a factor of up to two between runs on a shared machine.

"""
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


def start(folder: Path, env: dict[str, str]) -> list[str]:
    """How long the command line takes to start."""
    return ["## Start", "", f"`habeas --help`: {help_time(env)}.", ""]


def lists(folder: Path, env: dict[str, str]) -> list[str]:
    """The registers, and the program beside an independent script on them."""
    if not (DATA / "argentina_registers").is_dir():
        return ["## Two registers, end to end", "", "The registers were not found, so nothing was measured on them.", ""]
    return [*registers(DATA, folder, env), *against_independent(DATA, folder, env)]


def measured(title: str, made: Iterable[str]) -> list[str]:
    """The lines of a module under a heading."""
    return [f"## {title}", "", *made, ""]


PARTS: dict[str, Callable[[Path, dict[str, str]], list[str]]] = {
    "start": start, "lists": lists,
    "files": lambda folder, env: measured("Files on disappeared persons", files.lines()),
    "editions": lambda folder, env: measured("Two editions in one case", editions.lines()),
    "times": lambda folder, env: measured("Time expressions", meantime.lines()),
    "news": lambda folder, env: measured("News on human-rights defenders", news.lines()),
    "growth": lambda folder, env: measured("Reading by the length of a text", growth.lines()),
    "hostile": lambda folder, env: measured("Hostile files", hostile.lines()),
    "search": lambda folder, env: measured("Search", search.lines()),
    "pages": lambda folder, env: measured("Pages", pages.lines()),
    # Last: a child's peak memory would count what this process had before it became another program.
    "engine": lambda folder, env: engine_against_peers()}
_PART = re.compile(r"^<!-- part (\w+) -->\n", re.MULTILINE)


def kept(out: Path) -> dict[str, str]:
    """The parts that stand in RESULTS.md."""
    pieces = _PART.split(out.read_text(encoding="utf-8")) if out.exists() else [""]
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def main(names: Sequence[str], out: Path = HERE / "RESULTS.md") -> None:
    """Run the parts named, or all, and write the results after each: a run that is ended early loses nothing."""
    unknown = [each for each in names if each not in PARTS]
    if unknown:
        sys.exit(f"There is no part {unknown[0]!r}. There are: {', '.join(PARTS)}.")
    parts = kept(out)
    with tempfile.TemporaryDirectory() as temporary:
        env = {**os.environ, "HABEAS_HOME": str(Path(temporary) / "home"), "HABEAS_AUTHOR": "benchmark"}
        for name in names or PARTS:
            commit, changed = git("rev-parse", "--short", "HEAD"), git("status", "--porcelain", "--", "src")
            heading, *rest = PARTS[name](Path(temporary), env)
            where = f"Commit {commit or 'unknown'}{' with uncommitted changes in src' if changed else ''}."
            parts[name] = "\n".join([heading, "", where, *rest]).rstrip() + "\n\n"
            print(parts[name])
            out.write_text(HEAD + "".join(f"<!-- part {each} -->\n{parts[each]}" for each in PARTS if each in parts), encoding="utf-8")
    print(f"(peak memory of the children: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MiB)")


if __name__ == "__main__":
    main(sys.argv[1:])
