"""What makes a sentence wrong, in English and in Spanish, outside of quoted words."""

from __future__ import annotations

import re

from habeas.checking.spanish.labels import LABELS, feminine

_BOTH = {
    "two spaces": r"  ", "a space before a mark": r" [,.;:)]", "a space at an end": r"^ | $", "a space after a bracket": r"\( ",
    "a value of the program": r"None|\bTrue\b|\bFalse\b|[a-z]_[a-z]|<|\bobject at\b", "a brace": r"[{}]",
    "no end": r"[,;:]$", "double marks": r"[.,;:]{2,}", "as EDTF": r"\b\d{4}-\d\d",
}

_ENGLISH = {
    "a before a vowel": r"\b[Aa] [aeiou]", "an before a consonant": r"\b[Aa]n [^aeiouh ]",
    "one of many": r"(?<![\d.,])(?<!to )1 (years|months|days|origins|sources)\b",
    "many of one": r"(?<![\d.,-])(0|[2-9]|\d\d+) (year|month|day|origin)\b(?! of| in| often)",
    "a preposition too many": r"\b(on|in|at|about) (on|in|of|at|from|between|not|under) (?!hospital)|\bof (on|in|of|at|from) ",
    "a word twice": r"\b(the|of|and|or|in|on|at|apart|says|not) \1\b",
}

_SPANISH = {
    "no contraction": r"\b(de|a) el\b", "a contraction too many": r"\b(del|al) (la|el|los|las|un|una)\b",
    "one of many": r"(?<![\d.,])1 (días|meses|años|orígenes)\b",
    "many of one": r"(?<![\d.,-])(0|[2-9]|\d\d+) (día|mes|año|origen)\b",
    "y before i": r"\by (?:[iIíÍ]|[hH]i(?![aeo]))", "a question that does not begin": r"^[^¿]*\?", "a cry that does not begin": r"^[^¡]*!",
    "a preposition too many": r"\b(el|en|hacia|de|desde|hasta) (en|de|del|desde|no)\b(?! adelante)|\b(el|en|hacia|desde|hasta) entre\b",
    "a word twice": r"\b(el|la|de|en|y|o|no|que) \1\b",
    "a word of English": r"\b(the|of|and|or|not|by|in|on|at|from|to|is|was|says?|said|den(?:y|ies)|which|with|than|days?|years?|months?|"
                         r"birth|release|arrest|death|before|after|about|between|under|more|this|these|source|claim|row|column|they|it|"
                         r"cannot|be|least|most|later|earlier|order|events?|start|end|stay)\b",
    "no agreement": "|".join(
        rf"\b(?:{'el|del|al|un' if feminine(kind) else 'la|una'}) {re.escape(noun)}\b"
        rf"|(?:^|: ){re.escape(noun)} (?:iniciad|terminad|fechad){'o' if feminine(kind) else 'a'}\b"
        for kind, noun in LABELS.items()),
}

FAULTS = {"en": _BOTH | _ENGLISH, "es": _BOTH | _SPANISH}
_COMPILED = {language: {name: re.compile(pattern) for name, pattern in table.items()} for language, table in FAULTS.items()}

LOADED = re.compile(
    r"violat|violaci[oó]n|terroris|\bregime\b|martyr|mártir|guilt|culpab|\bliar\b|\blie[sd]?\b|mentira|\bfalse\b|\bfals[oa]s?\b|wrong\b",
    re.IGNORECASE)


def faults(text: str, language: str = "en") -> list[str]:
    """What is wrong with a text."""
    bare = re.sub(r"“[^”]*”", "“…”", text)
    found = [name for name, pattern in _COMPILED[language].items() if pattern.search(bare)]
    return found + ([] if bare.count("(") == bare.count(")") else ["a bracket too many"])


def sentence_faults(text: str, language: str = "en") -> list[str]:
    """What is wrong with a whole sentence: it begins with a capital or a number, and ends with one full stop."""
    ends = [] if re.search(r"[^.]\.$", text) else ["no full stop"]
    begins = [] if text[0].isupper() or text[0].isdigit() else ["no capital"]
    return [*faults(text, language), *ends, *begins]
