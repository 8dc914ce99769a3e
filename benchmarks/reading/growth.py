"""Time of the whole reader by the length of a text, 1 kB to 10 MB: `python -m benchmarks.reading.growth`.

The text is invented prose with changing names and dates, labelled fields among it, in English and Spanish.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterator

from habeas.core.when import parse
from habeas.reading.document import Document
from habeas.reading.reader import read

SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)  # code points
_FIRST = "Ada Tom Lena Oskar Mira Juan Inés Pedro Sofía Karim Leila Viktor Olga Bruno Rosa Emil".split()
_LAST = "Brand Reyes Quelmar Ostrava Lindal Almena Sorel Varga Montes Ibarra Kastner Duval Orlow Teixeira Benítez Haddad".split()
_PLACES = "Sanvelar Lindal Almenas Quelmar Ostrova".split()
_ENGLISH = (
    "{name} was arrested by police officers in {place} on {day} May {year}, her lawyer said.",
    "The Ministry of Public Order denied that {name} had been arrested in {year}.",
    "According to a witness, {last} was held in isolation from {day} June to 28 June {year}.",
    "The road to {place} was closed for most of the winter, and the market moved to the other bank of the river.",
    "{name}, {age}, was sentenced to eight years in prison; the family was told three days later.",
    "“They came at night,” said {name}. “Nobody showed a paper.”")
_SPANISH = (
    "{name} fue detenido en {place} el {day} de mayo de {year}, según su hermana.",
    "El Ministerio del Interior negó que {name} hubiera sido detenido.",
    "El camino a {place} estuvo cerrado casi todo el invierno y la feria pasó a la otra orilla del río.",
    "Fecha de nacimiento: {day}.04.{born}.",
    "{name} permaneció incomunicado hasta el {day} de junio de {year}; padece diabetes.")


def text(size: int, language: str, seed: int = 1) -> str:
    """Invented prose of about so many code points."""
    draw = random.Random(seed)
    parts: list[str] = []
    length = 0
    while length < size:
        last = draw.choice(_LAST)
        sentence = draw.choice(_ENGLISH if language == "en" else _SPANISH).format(
            name=f"{draw.choice(_FIRST)} {last}", last=last, place=draw.choice(_PLACES), day=draw.randint(1, 28), age=draw.randint(18, 80),
            year=draw.randint(1970, 2013), born=draw.randint(1920, 1960))
        parts.append(sentence + ("\n\n" if draw.random() < 0.2 else " "))
        length += len(parts[-1])
    return "".join(parts)[:size]


def lines() -> Iterator[str]:
    """A table and the exponent of growth, as Markdown."""
    yield from ("| language | code points | proposals | CPU seconds | seconds a million |", "|---|---|---|---|---|")
    for language in ("en", "es"):
        read(Document(text(1_000, language), language))  # the lexicon
        took = []
        for size in SIZES:
            document = Document(text(size, language), language, "e" * 64, parse("2014-05-20"), "The Gazette")
            begun = time.process_time()
            found = read(document)
            took.append(time.process_time() - begun)
            yield f"| {language} | {size:,} | {len(found):,} | {took[-1]:.3f} | {took[-1] / size * 1e6:.2f} |"
        exponent = math.log(took[-1] / took[1]) / math.log(SIZES[-1] / SIZES[1])
        yield f"| {language} | exponent from {SIZES[1]:,} on | | {exponent:.3f} | |"


if __name__ == "__main__":
    print("\n".join(lines()))
