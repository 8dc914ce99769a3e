"""Names that were written differently: transliterated, or with a typing mistake. A way to find somebody, never to decide who it is.

`bones` are a word's consonants in Latin letters, the same for the Arabic, Cyrillic and Latin spellings of most names. `variants` are the
word and what is left of it without one letter: two words one slip apart (a letter more, less, other, or two swapped) share a variant.
"""

from __future__ import annotations

from collections.abc import Sequence

SHORTEST = 4  # letters of a word in which a slip is looked for
_LATIN = {
    # Arabic, as `terms` folds it
    "ا": "", "ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "h", "خ": "h", "د": "d", "ذ": "d", "ر": "r", "ز": "s", "س": "s", "ش": "s",
    "ص": "s", "ض": "d", "ط": "t", "ظ": "d", "ع": "", "غ": "k", "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h",
    "و": "v", "ي": "y", "پ": "b", "چ": "s", "ژ": "j", "گ": "k", "ڤ": "v",
    # Cyrillic, without marks
    "а": "", "б": "b", "в": "v", "г": "k", "д": "d", "е": "", "ж": "j", "з": "s", "и": "y", "к": "k", "л": "l", "м": "m", "н": "n",
    "о": "", "п": "b", "р": "r", "с": "s", "т": "t", "у": "v", "ф": "f", "х": "h", "ц": "s", "ч": "s", "ш": "s", "щ": "s", "ъ": "",
    "ы": "y", "ь": "", "э": "", "ю": "yv", "я": "y", "і": "y", "ї": "y", "є": "y", "ґ": "k", "ђ": "d", "ј": "y", "љ": "l", "њ": "n",
    "ћ": "s", "џ": "j", "ә": "", "ғ": "k", "қ": "k", "ң": "n", "ө": "", "ұ": "v", "ү": "v", "һ": "h",
}
_JOINED = (("sch", "s"), ("tch", "s"), ("sh", "s"), ("ch", "s"), ("kh", "h"), ("gh", "k"), ("th", "t"), ("dh", "d"), ("zh", "j"),
           ("dj", "j"), ("ts", "s"), ("ph", "f"), ("ck", "k"), ("ou", "v"), ("oo", "v"), ("ee", "y"),
           ("ce", "s"), ("ci", "s"))
_ALIKE = str.maketrans({"p": "b", "q": "k", "c": "k", "g": "k", "x": "ks", "z": "s", "w": "v", "u": "v", "i": "y", "a": "", "e": "",
                        "o": ""})
_WEAK = str.maketrans("", "", "vy")  # half vowels, which vowel letters of other scripts may stand for
_SPLIT = str.maketrans(_LATIN)


def bones(word: str) -> str:
    """The consonants of a folded word; "" where fewer than two are left, which would fit anybody."""
    latin = word.translate(_SPLIT)
    for pair, one in _JOINED:
        latin = latin.replace(pair, one)
    bare = latin.translate(_ALIKE).translate(_WEAK)
    found = "".join(letter for place, letter in enumerate(bare) if place == 0 or letter != bare[place - 1])
    found = found[:-1] if found.endswith("h") else found  # written or not at the end of a name
    return found if len(found) >= 2 else ""


def variants(word: str) -> list[str]:
    """The word, and the word without each of its letters; for a short one itself alone."""
    if len(word) < SHORTEST:
        return [word]
    return list(dict.fromkeys([word, *(word[:place] + word[place + 1:] for place in range(len(word)))]))


def slips(first: str, second: str) -> int:
    """How many letters are too many, too few, other, or swapped with their neighbour; 2 for two and more."""
    if first == second:
        return 0
    if abs(len(first) - len(second)) > 1:
        return 2
    start = _common(first, second)
    one, other = first[start:], second[start:]
    end = _common(one[::-1], other[::-1])
    one, other = one[:len(one) - end], other[:len(other) - end]
    if len(one) <= 1 and len(other) <= 1:
        return 1
    return 1 if len(one) == len(other) == 2 and one == other[::-1] else 2


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count
