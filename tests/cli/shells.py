"""The command line as people use it: in this process, which is quick, or in one of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from habeas.cli import main

ROOT = Path(__file__).parents[2]
PROGRAM = "import sys; from habeas.cli import main; sys.exit(main(prog_name='habeas'))"


def run(*words: str) -> Result:
    """A command in this process; what it did not foresee is raised."""
    return CliRunner().invoke(main, list(words), prog_name="habeas", catch_exceptions=False)


def done(*words: str) -> str:
    """What a command printed that must succeed without a word of complaint."""
    found = run(*words)
    assert (found.exit_code, found.stderr) == (0, ""), found.output
    return found.stdout


def listed(*words: str) -> Any:
    """What a command printed as JSON."""
    return json.loads(done(*words, "--format", "json"))


def mistake(*words: str) -> str:
    """The one sentence in which a command says what is wrong with what it was given."""
    found = run(*words)
    assert (found.exit_code, found.stdout) == (1, ""), found.output
    assert found.stderr.startswith("habeas: ") and found.stderr.endswith((".\n", "?\n")), found.stderr
    assert found.stderr.count("\n") == 1
    return found.stderr


def outside(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own."""
    return python(PROGRAM, *words, **environment)


def python(program: str, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A program in a Python of its own."""
    paths = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment}
    return subprocess.run([sys.executable, "-c", program, *words], env=paths, capture_output=True, encoding="utf-8", check=False)


@contextmanager
def served(*words: str) -> Iterator[str]:
    """What a command that goes on until it is ended has said by the time it waits; it is ended afterwards."""
    paths = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen([sys.executable, "-c", PROGRAM, *words], env=paths, text=True, stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        assert process.stdout is not None
        told = []
        for line in process.stdout:
            told.append(line)
            if line.startswith("Press Enter"):
                break
        yield "".join(told)
    finally:
        process.kill()
        process.communicate()
