"""What `habeas add` says of files made to harm, in how many seconds and how much memory: a table in Markdown.

    python -m benchmarks.hostile          (the files are those of tests/cli/hostile.py; each is added to a new case of its own)

Memory is that of the largest process that took part: the command or the one that read the file.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
MAKES = """
import json, sys
from pathlib import Path
from tests.cli import hostile
folder = Path(sys.argv[1])
for each in hostile.files(hostile.Trap("http://127.0.0.1:9/", folder / "canary", folder / "secret")):
    (folder / each.name).write_bytes(each.data)
    print(json.dumps([each.kind, each.name]))
"""  # in a process of its own: a small one begets small ones, and their peaks are their own
PROGRAM = "import sys; from habeas.cli import main; sys.exit(main(prog_name='habeas'))"


def run(words: list[str], home: Path) -> tuple[str, float, float]:
    """Standard output, wall seconds and peak MiB of a command that must succeed."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "HABEAS_HOME": str(home), "HABEAS_AUTHOR": "benchmark"}
    before = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", PROGRAM, *words], env=environment, stdout=subprocess.PIPE, encoding="utf-8") as process:
        said = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(words)} ended with {process.returncode}")
    return said, time.perf_counter() - before, usage.ru_maxrss / 1024


def sentence(row: dict[str, Any]) -> str:
    """The first sentence that is said of a file."""
    if row["problem"]:
        return f"{row['status']}: {row['problem'].partition('. ')[0]}"
    pages = f"{row['pages']:,} pages, " if row["pages"] > 1 else ""
    return "; ".join([f"read: {pages}{row['characters']:,} characters", *row["doubts"][:1]]).partition(". ")[0]


def lines() -> Iterator[str]:
    """A row for each file."""
    yield "| file | what is said | seconds | MiB |\n|---|---|---:|---:|"
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "made").mkdir()
        made = subprocess.run([sys.executable, "-c", MAKES, str(folder / "made")], cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
        for number, (kind, name) in enumerate(map(json.loads, made.splitlines())):
            given, case = folder / f"in{number}", str(folder / f"case{number}")
            given.mkdir()
            (folder / "made" / name).rename(given / name)
            run(["new", case], folder / "home")
            said, took, memory = run(["add", case, str(given), "--format", "json"], folder / "home")
            yield f"| {kind} | {sentence(json.loads(said)['documents'][0])} | {took:.1f} | {memory:,.0f} |"


if __name__ == "__main__":
    for line in lines():
        print(line, flush=True)
