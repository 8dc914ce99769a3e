"""Verdicts as JSON and as lines for a terminal. `hide` masks confidential sources, as in habeas.cli.printing."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

from habeas.checking.languages import language as language_of
from habeas.drafting.casefile import UNREVIEWED, PersonFile
from habeas.drafting.markup import Mask
from habeas.drafting.support import SINGLE, supported, weighed

WIDTH = 100
NAMED = ("corroborated", "agreed", "one origin")  # verdicts whose sentences name the origins
Counted = Mapping[str, Mapping[str, int]]  # word, kind of claim, number


def verdicts_json(file: PersonFile, hide: Mask, language: str = "en") -> list[dict[str, Any]]:
    """Every verdict for machines, with its sentence in the language asked for."""
    told = language_of(language)
    by_id = {claim.id: claim for claim in file.claims}
    return [{"verdict": each.verdict.word, "kind": each.kind, "claims": list(each.verdict.claims),
             "origins": [hide(origin) for origin in each.verdict.origins], "either_way": each.verdict.either_way or None,
             "because": list(each.verdict.because), "unreviewed": bool(file.unreviewed & set(each.verdict.claims)),
             "text": hide(told.verdict(each.verdict, by_id, {}))} for each in weighed(file)]


def verdict_lines(file: PersonFile, hide: Mask, language: str = "en") -> list[str]:
    """What the claims support, as lines: what is agreed first, what one origin alone says last and in short."""
    told = language_of(language)
    by_id = {claim.id: claim for claim in file.claims}
    lines: list[str] = []
    for heading, found in supported(file):
        lines.append(f"    {heading}")
        entries: dict[str, list[str]] = {}
        for number, each in enumerate(found):
            sentence = told.verdict(each.verdict, by_id, {})
            mark = f" [{UNREVIEWED}]" if file.unreviewed & set(each.verdict.claims) else ""
            content = told.claimed(each.claims[0]) if each.verdict.word in NAMED else told.witnesses(each.claims)
            if heading == SINGLE:
                via = each.claims[0].relay
                through = f" (via {', '.join(via)})" if via else ""
                entries.setdefault(f"{sentence.removesuffix('.')}: ", []).append(f"{content}{through}{mark}")
            else:
                entries[f"{number}"] = [f"{content}{mark}. {sentence}"]
        for head, contents in entries.items():
            text = hide(f"{head if heading == SINGLE else ''}{'; '.join(contents)}")
            lines += textwrap.wrap(text, WIDTH, initial_indent="      ", subsequent_indent="        ")
    return ["  What the claims support, whoever is wrong:", *lines] if lines else []


def count_lines(counted: Counted) -> list[str]:
    """How many verdicts there are of each word, on one line or more."""
    if not counted:
        return []
    text = "  verdicts: " + ", ".join(f"{word} {sum(kinds.values()):,}" for word, kinds in counted.items())
    return textwrap.wrap(text, WIDTH, subsequent_indent="    ")
