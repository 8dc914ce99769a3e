"""How a reader is asked: a process that reads one JSON line a document (`text`, `published`) and writes one a document, its marks.

Every reader is asked so, ours too: what the lines cost is in all figures alike.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..corpus import Article, Mark

ROOT = Path(__file__).resolve().parents[3]


class ReaderFailedError(Exception):
    """A reader's process ended with an error, or answered other than one line a document: its last words."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The marks of each document, and the processor seconds of the process and of those that it started, its start included."""

    marks: list[list[Mark]]
    seconds: float


def asked(command: Sequence[str], articles: Sequence[Article]) -> Answer:
    """What a reader marks in the articles.

    Raises ReaderFailedError."""
    lines = "".join(json.dumps({"text": each.text, "published": each.published}) + "\n" for each in articles)
    before = _children()
    done = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False)
    seconds = _children() - before
    answered = done.stdout.splitlines()
    if done.returncode or len(answered) != len(articles):
        raise ReaderFailedError((done.stderr.strip().splitlines() or ["it said nothing"])[-1])
    return Answer([[Mark(*each) for each in json.loads(line)] for line in answered], seconds)


def serve(reader: Callable[[str, str], list[Mark]]) -> None:
    """Answer standard input, a document at a time, with what the reader marks in a text published on a day (ISO)."""
    for line in sys.stdin:
        given = json.loads(line)
        say(reader(given["text"], given["published"]))


def say(marks: Sequence[Mark]) -> None:
    """Write the marks of one document."""
    print(json.dumps([[each.start, each.end, each.type, each.value] for each in marks]), flush=True)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
