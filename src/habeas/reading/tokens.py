"""Tokens: words, numbers (in digits or words), dates in digits, signs; each with its place in code points and its tag.

Numbers in words are joined here ("twenty-six", "mil novecientos setenta y seis"), so that a form sees one token.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from habeas.reading.lexicon import OTHER, Lexicon, fold, spelled

BREAK = "\n"  # the word of the token that stands for a blank line
_MARKS = "\u0300-\u036f"
# A dotted abbreviation; letters with their combining marks, and digits after them (A380); digits joined by one sign each, with
# letters after them (3rd, 1990s); any other sign. No part can match the same text in two ways, so time is linear.
_TOKEN = re.compile(
    rf"(?P<dotted>(?<![^\W_])[^\W\d_]\.(?:[^\W\d_]\.)+)|(?P<word>[^\W\d_{_MARKS}][^\W\d_{_MARKS}]*(?:[{_MARKS}]+[^\W\d_{_MARKS}]*)*)(?P<tail>\d[\w]*)?"
    r"|(?P<digits>[0-9]+(?:[.,:/–\-][0-9]+)*)(?P<letters>[^\W\d_]+\w*|[º°ª])?|(?P<sign>[^\w\s])|(?P<blank>\n[^\S\n]*(?=\n))|\w")
_DASHES = str.maketrans("‐‑‒–—−’‘´“”", "------''\x27\"\"")
_SHAPES = tuple((re.compile(shape), categories) for shape, categories in (
    (r"\d{1,2}([./-])\d{1,2}\1(?:\d{4}|[89]\d\d|\d{2})", "numeric"),
    (r"\d{4}([./-])\d{1,2}\1\d{1,2}", "numeric"),
    (r"\d{1,2}-\d{1,2}([./])\d{1,2}\1\d{4}|\d{1,2}/\d{1,2}\.\d{1,2}\.\d{4}", "days"),
    (r"\d{1,2}([./])\d{1,2}(?:\1\d{4})?-\d{1,2}\1\d{1,2}\1\d{4}", "dayspan"),
    (r"00([./])\d{1,2}[-/]\d{1,2}\1\d{4}", "monthspan"),
    (r"[12]\d{3}-(?:[12]\d{3}|\d\d)|[12]\d{3}/[12]\d{3}", "years"),
    (r"[12]\d{3}/\d\d", "years"),
    (r"\d{1,2}[/.-][12]\d{3}", "monthyear"),
    (r"\d{1,2}/\d{1,2}", "daymonth"),
    (r"\d{1,3}-\d{1,3}", "numbers"),
    (r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?", "clock"),
))
_FEW = 9  # no number that matters here has more digits than that


@dataclass(slots=True)
class Token:
    """A piece of text: code points `start` to `end`, the folded word, its tag, and the number it says if it says one."""

    start: int
    end: int
    word: str
    tag: str
    number: int | None = None
    digits: bool = False  # written in digits


def tokens(text: str, language: Lexicon) -> list[Token]:
    """The tokens of a text in order. Spaces belong to none."""
    found: list[Token] = []
    tags = language.tags
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        start, end = match.span()
        if kind == "digits" or kind == "letters":
            found += _parted(match, language)
        elif kind == "word" or kind == "dotted":
            raw = match[0]
            word = fold(raw)
            found.append(Token(start, end, word, tags.get((word, raw[0].isupper()), OTHER), language.numbers.get(word)))
        elif kind == "sign":
            sign = match[0].translate(_DASHES)
            found.append(Token(start, end, sign, tags.get((sign, False), OTHER)))
        elif kind == "blank":
            found.append(Token(start, end, BREAK, language.tag("break")))
        else:  # letters with digits behind them: a name such as A380
            found.append(Token(start, end, "", OTHER))
    return _joined(found, language)


def _parted(match: re.Match[str], language: Lexicon) -> list[Token]:
    """The token of digits; two where a unit of time is written without a space (27años)."""
    word = fold(match["letters"] or "")
    if len(word) < 3 or ("unit", word) not in language.values or not match["digits"].isdecimal():
        return [_digits(match, language)]
    start, middle, end = match.start(), match.end("digits"), match.end()
    digits = match["digits"]
    number = int(digits) if len(digits) <= _FEW else None
    return [Token(start, middle, digits, language.tag(_sort(digits, number)), number, True),
            Token(middle, end, word, language.tags.get((word, False), OTHER), language.numbers.get(word))]


def _digits(match: re.Match[str], language: Lexicon) -> Token:
    """The token of digits and what is attached to them."""
    start, end = match.span()
    digits, letters = match["digits"], match["letters"]
    if letters:
        return _attached(start, end, digits, fold(letters), language)
    if digits.isdecimal():
        number = int(digits) if len(digits) <= _FEW else None
        return Token(start, end, digits, language.tag(_sort(digits, number)), number, True)
    plain = digits.translate(_DASHES)
    for shape, categories in _SHAPES:
        if shape.fullmatch(plain):
            return Token(start, end, plain, language.tag(categories), None, True)
    thousands = "." if language.decimal == "," else ","
    if re.fullmatch(rf"\d{{1,3}}(?:\{thousands}\d{{3}}){{1,2}}", plain):
        return Token(start, end, plain, language.tag("number"), int(plain.replace(thousands, "")), True)
    if re.fullmatch(rf"\d{{1,3}}\{language.decimal}\d{{1,2}}", plain):
        return Token(start, end, plain.replace(",", "."), language.tag("decimal"), None, True)
    return Token(start, end, plain, OTHER)


def _attached(start: int, end: int, digits: str, letters: str, language: Lexicon) -> Token:
    """Digits with letters: 3rd, 1990s, 1º, 6pm; anything else (500km) is no number."""
    role = language.suffixes.get(letters)
    number = int(digits) if digits.isdecimal() and len(digits) <= 4 else None
    if role == "ordinal" and number is not None:
        return Token(start, end, digits, language.tag("ordinal day" if 1 <= number <= 31 else "ordinal"), number, True)
    if role == "decade" and number is not None and number % 10 == 0 and not 100 <= number < 1000:
        return Token(start, end, digits, language.tag("decade"), number, True)
    if role in ("am", "pm", "hours") and re.fullmatch(r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?", digits):
        return Token(start, end, digits.replace(".", ":") + ("" if role == "hours" else role), language.tag("clock"), None, True)
    return Token(start, end, "", OTHER)


def _sort(digits: str, number: int | None) -> str:
    if number is None:
        return "number"
    if len(digits) == 4 and 1000 <= number <= 2100:
        return "number year modern" if number >= 1900 else "number year"
    if len(digits) <= 2 and 1 <= number <= 31:
        return "number day short" if len(digits) == 2 else "number day"
    if len(digits) == 3 and 800 <= number <= 999:
        return "number old"
    return "number short" if len(digits) == 2 else "number"


def _joined(found: list[Token], language: Lexicon) -> list[Token]:
    """The tokens, with each number in words as one."""
    if not language.numbers:
        return found
    out: list[Token] = []
    place = 0
    while place < len(found):
        token = found[place]
        if token.number is None or token.digits:
            out.append(token)
            place += 1
            continue
        number, after = _number(found, place, language)
        if after > place + 1:
            token = Token(token.start, found[after - 1].end, "", language.tag(spelled(number)), number)
        out.append(token)
        place = after
    return out


def _number(found: list[Token], place: int, language: Lexicon) -> tuple[int, int]:
    """The number in words that starts at a token, and the place after it."""
    total, last = 0, found[place].number or 0
    current = last
    place += 1
    while place < len(found) and place >= 1:
        ahead = place + 1 if found[place].word in language.joiners and place + 1 < len(found) else place
        token = found[ahead]
        value = token.number
        if value is None or token.digits or (ahead > place and value >= 100):
            break
        if value >= 100 and value > current % 1000 > 0 and current < value and total + current * value < 10**_FEW:
            current *= value  # three hundred, dos mil
            if value >= 1000:
                total, current, last = total + current, 0, value
            else:
                last = value
        elif 0 < value < _room(last):
            current += value
            last = value
        elif language.year_pairs and ahead == place and 10 <= current <= 20 and 20 <= value <= 90 and value % 10 == 0 and not total:
            current, last = current * 100 + value, value  # nineteen seventy-six
        else:
            break
        place = ahead + 1
    return total + current, place


def _room(last: int) -> int:
    """What may be added after a number word: after 70 less than 10, after 900 less than 100, after 3 nothing."""
    room = 1
    while last and last % (room * 10) == 0:
        room *= 10
    return room if last >= 20 else 1
