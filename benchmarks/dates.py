"""EDTF parsing beside the libraries `edtf` and `undate`: distinct strings a second, and how many each reads.

    PYTHONPATH=. python benchmarks/dates.py
"""

from __future__ import annotations

import logging
import time
import warnings
from collections.abc import Callable
from random import Random

import edtf
from undate import Undate

from habeas.core.when import parse


def strings(count: int, seed: int = 1) -> list[str]:
    """Distinct EDTF strings in the forms that registers and documents need."""
    random = Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        year, month, day = random.randrange(1880, 2026), random.randrange(1, 13), random.randrange(1, 29)
        whole = f"{year}-{month:02}-{day:02}"
        later = f"{year + random.randrange(1, 9)}-{month:02}-{day:02}"
        text = random.choice((whole, whole, f"{year}-{month:02}", f"{whole}~", f"{whole}?", f"{year}-{month:02}~", f"{whole}/{later}",
                              f"[{whole}..{later}]", f"[{whole},{later}]", f"../{whole}", f"{whole}/..", f"{year}-{month:02}-XX"))
        found.setdefault(text)
    return list(found)


def lines(count: int = 20_000, few: int = 1_000) -> list[str]:
    """Markdown: strings a second for each; the slow libraries on fewer of the same strings."""
    texts = strings(count)
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    table = ["### Reading EDTF", "", f"Distinct strings, each read once: {count:,} for Habeas, the first {few:,} for the others.", "",
             "| reader | strings a second | read | times as long |", "|---|---|---|---|"]
    base = 0.0
    readers: list[tuple[str, Callable[[str], object], list[str]]] = [
        ("Habeas", parse, texts), ("undate", Undate.parse_edtf if hasattr(Undate, "parse_edtf") else _undate, texts[:few]),
        ("edtf", edtf.parse_edtf, texts[:few])]
    for name, read, some in readers:
        done = 0
        started = time.process_time()
        for text in some:
            try:
                read(text)
                done += 1
            except Exception:  # a library's refusal has no class in common with another's
                continue
        each = (time.process_time() - started) / len(some)
        base = base or each
        table.append(f"| {name} | {1 / each:,.0f} | {done:,} of {len(some):,} | {each / base:,.0f} |")
    return [*table, ""]


def _undate(text: str) -> object:
    return Undate.parse(text, "EDTF")


if __name__ == "__main__":
    print("\n".join(lines()))
