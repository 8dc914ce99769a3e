"""HeidelTime without a part-of-speech tagger, in one Java process for all documents: `python -m benchmarks.reading.peers.heideltime JARS`.

JARS is the folder that `setup` makes. HeidelTime is GPL and stays in its process; what comes back is TimeML, which is put on the text here.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from ..corpus import Mark
from .stream import say

JAR = "heideltime.jar"
CONFIG = "config.props"
DRIVER = "HeidelTimeDriver"
_TAG = re.compile(r"<TIMEX3\b([^<>]*)>|</TIMEX3>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_BODY = re.compile(r"<TimeML>\n(.*)\n</TimeML>", re.DOTALL)


class NotTheTextError(Exception):
    """TimeML whose text, without the tags, is not the document's: where they part."""


def marked(text: str, timeml: str) -> list[Mark]:
    """The marks that TimeML puts on a text. HeidelTime escapes nothing, so tags are told from text by going along both.

    White space may differ. Raises NotTheTextError."""
    found = _BODY.search(timeml)
    body = found.group(1) if found else timeml
    marks: list[Mark] = []
    opened: list[tuple[int, dict[str, str]]] = []
    here = there = 0
    while there < len(body):
        tag = _TAG.match(body, there)
        if tag is not None and not text.startswith(tag.group(), here):
            if tag.group(1) is not None:
                opened.append((_next(text, here), dict(_ATTRIBUTE.findall(tag.group(1)))))
            else:
                start, given = opened.pop()
                marks.append(Mark(start, here, given.get("type", ""), given.get("value", "")))
            there = tag.end()
        elif here < len(text) and text[here] == body[there]:
            here, there = here + 1, there + 1
        elif here < len(text) and text[here].isspace():
            here += 1
        elif body[there].isspace():
            there += 1
        else:
            raise NotTheTextError(f"at {here}: {text[here:here + 20]!r} and {body[there:there + 20]!r}")
    return sorted(marks, key=lambda mark: mark.start)


def _next(text: str, here: int) -> int:
    """The next place that is not white space."""
    while here < len(text) and text[here].isspace():
        here += 1
    return here


def main(jars: Path) -> None:
    """Write every document into a file, have Java read them all, answer with their marks."""
    given = [json.loads(line) for line in sys.stdin]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for number, each in enumerate(given):
            (folder / f"{number:06} {each['published']}").write_text(each["text"], encoding="utf-8")
        subprocess.run(["java", "-Duser.timezone=UTC", "-cp", f"{jars / JAR}:{jars}", DRIVER, str(jars / CONFIG), str(folder)],
                       stdout=sys.stderr, check=True)
        for number, each in enumerate(given):
            say(marked(each["text"], (folder / f"{number:06} {each['published']}.tml").read_text(encoding="utf-8")))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
