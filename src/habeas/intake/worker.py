"""Each file is read in a process of its own with a time and memory limit, so that a hostile one harms nothing but its own reading.

This is the one module of the folder that starts processes. Bytes go in and come out through pipes: nothing is written to disk, and no
name of a file is shown to other users in the list of processes. Where the system has no limits for a process (Windows), the time limit
and the limits of the readers themselves hold.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from habeas.core.documents import Page, packed, unpacked
from habeas.intake import ocr
from habeas.intake.extraction import CannotExtract, Drawn, Extraction, Picture, extraction_from, plural

MEMORY = 2_000_000_000  # bytes of address space
SECONDS, MORE_EVERY, MOST_SECONDS = 30, 50_000, 600  # seconds for a file; one more for so many bytes; at most
LARGEST = 1_000_000_000  # bytes of a file
OCR_SECONDS = 120  # for one picture
DRAW_SECONDS = 8  # for one page that somebody looks at
WAITS = 4  # times the processor's seconds that may pass on the clock: other programs run too
_LIMITS = """
import os, sys
try:
    import resource
    memory, seconds = int(sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
except (ImportError, ValueError, OSError):
    pass
"""
_CHILD = _LIMITS + """
import json
sys.path[:] = json.loads(sys.argv[3])
from habeas.intake.child import main
main()
"""
_PROGRAM = _LIMITS + "os.execv(sys.argv[3], sys.argv[3:])\n"
_TOO_MUCH = CannotExtract("reading it takes more time or memory than a file may take",
                          "It may be very large or have been made to harm: split it, or print it to a new PDF, and add that.")


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program for OCR: where it is, its version, and the languages that it has."""

    path: str
    version: str
    languages: tuple[str, ...]


def extract(data: bytes, name: str, encoding: str = "", language: str = "", program: Tesseract | None = None) -> Extraction:
    """The text of a file, pictures of pages read by OCR where there is a program for it. `language` is the document's.

    Raises CannotExtract, and nothing else whatever the file holds.
    """
    check_size(len(data))
    answer, tail = _asked({"do": "read", "name": name, "encoding": encoding}, data)
    try:
        found = extraction_from(answer, tail)
    except (AttributeError, KeyError, TypeError, ValueError):  # a process that was taken over may answer anything
        raise _TOO_MUCH from None
    return _with_pictures(found, data, language, program) if found.pictures else found


def check_size(size: int) -> None:
    """Raises CannotExtract for a file of more bytes than are looked at; ask before it is loaded."""
    if size > LARGEST:
        raise CannotExtract(f"it is larger than {LARGEST // 1_000_000:,} MB", "Split it, and add the pieces.")


def draw(data: bytes, place: int) -> Drawn:
    """Page `place` (from 0) of a PDF as a picture. Raises CannotExtract, and nothing else whatever the file holds."""
    check_size(len(data))
    answer, png = _asked({"do": "draw", "place": place}, data, DRAW_SECONDS)
    match answer:  # a process that was taken over may answer anything; a browser shows what it gave as PNG or not at all
        case {"width": int(width), "height": int(height), "matrix": [*matrix]} if (
                len(matrix) == 6 and all(isinstance(each, (int, float)) for each in matrix) and width > 0 and height > 0
                and png.startswith(b"\x89PNG\r\n")):
            a, b, c, d, e, f = map(float, matrix)
            return Drawn(png, width, height, (a, b, c, d, e, f))
    raise _TOO_MUCH


def tesseract() -> Tesseract | None:
    """The program for OCR, if this machine has it."""
    path = shutil.which("tesseract")
    if path is None:
        return None
    try:
        said = subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False, stdin=subprocess.DEVNULL)
        listed = subprocess.run([path, "--list-langs"], capture_output=True, timeout=30, check=False, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.SubprocessError):
        return None
    version = (said.stdout or said.stderr).decode("utf-8", "replace").split("\n")[0].removeprefix("tesseract").strip(" v")
    _, *languages = listed.stdout.decode("utf-8", "replace").splitlines() or [""]  # the first line says that a list follows
    return Tesseract(path, version, tuple(each.strip() for each in languages))


def _with_pictures(found: Extraction, data: bytes, language: str, program: Tesseract | None) -> Extraction:
    """The extraction with the words of its pictures, each after the text of its page."""
    places = sorted({picture.place for picture in found.pictures})
    only = all(not page.text.strip() for page in found.pages)
    where = "it" if found.extractor == "image" else _pages(found, places)
    chosen = ocr.chosen(language, program.languages) if program else ""
    if program is None or not chosen:
        if only:
            raise CannotExtract("it is a picture of words, and the program that reads such pictures is not there", ocr.REMEDY)
        found.doubts.append(f"{where} hold{'s' if len(places) == 1 else ''} pictures that may have words in them, which were not read. "
                            f"{ocr.REMEDY}")
        return found
    wanted = ocr.LANGUAGES.get(language, language)
    if wanted and wanted != chosen:
        found.doubts.append(f"OCR read it as {chosen}, for Tesseract has no data for {wanted} here: accents and names will be wrong. "
                            f"Install them (Debian, Ubuntu: apt install tesseract-ocr-{wanted}) and add it with --again")
    found.version = f"{found.version}, Tesseract {program.version} {chosen}"
    noise, unsure, empty = 0, [], []
    for picture in found.pictures:
        try:
            seen = _seen(found, data, picture, chosen, program)
        except CannotExtract:
            empty.append(picture.place)
            continue
        page = found.pages[picture.place]
        noise += seen.noise
        if not seen.text:
            empty.append(picture.place)
            continue
        if seen.sure < ocr.SURE:
            unsure.append(picture.place)
        boxes = packed([*(unpacked(page.boxes) if page.boxes else []), *unpacked(seen.boxes)]) if seen.boxes else ""
        found.pages[picture.place] = Page(page.number, page.text + seen.text, "text and ocr" if page.text else "ocr", boxes)
    _say(found, places, unsure, empty, noise)
    if all(not page.text.strip() for page in found.pages):
        raise CannotExtract("it is a picture, and no words were found in it",
                            "If a person can read it, type what it says into a text file.")
    return found


def _say(found: Extraction, places: list[int], unsure: list[int], empty: list[int], noise: int) -> None:
    read = [place for place in places if "ocr" in found.pages[place].origin]
    if read:
        found.doubts.append(f"{_pages(found, read)}: read by OCR; compare names, dates and numbers with the picture")
    if unsure:
        found.doubts.append(f"OCR is unsure of {_pages(found, sorted(set(unsure)))}")
    if empty:
        found.notes.append(f"no words were found in pictures of {_pages(found, sorted(set(empty)))}")
    if noise:
        found.notes.append(f"{plural(noise, 'word')} that OCR hardly believed in left out")


def _pages(found: Extraction, places: list[int]) -> str:
    numbers = [found.pages[place].number or str(place + 1) for place in places]
    if found.extractor == "image":
        return "the picture"
    if len(numbers) == 1:
        return f"page {numbers[0]}"
    return f"{len(numbers)} pages (the first is {numbers[0]})" if len(numbers) > 8 else f"pages {', '.join(numbers)}"


def _seen(found: Extraction, data: bytes, picture: Picture, languages: str, program: Tesseract) -> ocr.Seen:
    """The words of one picture. Raises CannotExtract."""
    image, points, height = data, 0.0, 0
    if found.extractor != "image":
        answer, image = _asked({"do": "render", "place": picture.place, "crop": list(picture.crop)}, data)
        points, height = float(answer["points"]), int(image[:40].split()[2])
    arguments = [program.path, "stdin", "stdout", "-l", languages, "--psm", "3", "-c", "tessedit_create_tsv=1"]
    # Elsewhere than on POSIX a process cannot become another program and keep its limits.
    command = [*_python(_PROGRAM, OCR_SECONDS), *arguments] if os.name == "posix" else arguments
    status, out = _run(command, OCR_SECONDS, image, {**os.environ, "OMP_THREAD_LIMIT": "1"})
    if status != 0:
        raise CannotExtract("OCR cannot read it", "Look whether another program opens it.")
    return ocr.seen(out.decode("utf-8", "replace"), points, picture.crop[:2], height)


def _asked(task: dict[str, Any], data: bytes, seconds: int = 0) -> tuple[Any, bytes]:
    """The answer of a child, and the bytes that follow it; in so many seconds, or (0) by the size of the file. Raises CannotExtract."""
    paths = json.dumps([os.path.abspath(path) for path in sys.path if path])
    seconds = seconds or min(MOST_SECONDS, SECONDS + len(data) // MORE_EVERY)
    status, out = _run([*_python(_CHILD, seconds), paths], seconds, json.dumps(task).encode() + b"\n" + data, None)
    length, _, rest = out.partition(b"\n")
    if status != 0 or not length.isdigit():
        raise _TOO_MUCH
    try:
        answer = json.loads(rest[:int(length)])
    except (ValueError, RecursionError):
        raise _TOO_MUCH from None
    match answer:
        case {"problem": [str(why), str(remedy)]}:
            raise CannotExtract(why, remedy)
        case {"found": dict(found)}:
            return found, rest[int(length):]
    raise _TOO_MUCH


def _python(program: str, seconds: int) -> list[str]:
    """The command for a Python that knows nothing of this environment and puts itself under limits first."""
    return [sys.executable, "-I", "-S", "-B", "-c", program, str(MEMORY), str(seconds)]


def _run(command: list[str], seconds: int, data: bytes, environment: dict[str, str] | None) -> tuple[int, bytes]:
    """The exit status and standard output of a process; what it complains of is thrown away, for it may quote the file."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment,
                          start_new_session=True) as process:
        try:
            out, _ = process.communicate(data, timeout=seconds * WAITS)
        except subprocess.TimeoutExpired:
            _end(process)
            return -1, b""
        except BaseException:  # Ctrl-C: the child is in a session of its own and would not hear it
            _end(process)
            raise
    return process.returncode, out


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and what it has started."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
