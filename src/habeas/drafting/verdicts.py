"""The verdicts on one person as a part of the report: what holds first, then what is contested, then what one origin alone says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from habeas.core.claims import Claim
from habeas.drafting.casefile import PersonFile
from habeas.drafting.chronology import contested, passage
from habeas.drafting.markup import Element, Node, el, quoted
from habeas.drafting.quotations import label
from habeas.drafting.support import SINGLE, Said, supported
from habeas.drafting.table import links
from habeas.drafting.words import Words, words

# What the other claims that a verdict rests on do.
_BECAUSE = {"outweighed": "Excluded by:", "superseded": "Ended by:", "corrected": "Replaced by:"}


def verdicts(file: PersonFile, anchor: str, language: str = "en") -> list[Element]:
    """Every verdict with its sentence and who says it in which words, in groups; empty if nothing is said.

    `anchor` is the person's id in the document."""
    say = words(language)
    by_id = {claim.id: claim for claim in file.claims}
    numbers = contested(file)
    parts: list[Element] = []
    for heading, found in supported(file):
        sentences = [say.told.verdict(each.verdict, by_id, {}) for each in found]
        lines = _alone(found, sentences, say, file.unreviewed) if heading == SINGLE else [
            _line(each, sentence, [by_id[name] for name in each.verdict.because if name in by_id],
                  links(sorted({number for claim in each.claims for number in numbers.get(claim.id, ())}), anchor), say,
                  label(each.verdict.claims, file.unreviewed, say))
            for each, sentence in zip(found, sentences, strict=True)]
        parts += [el("h4", say(heading)), el("ul", lines, class_="verdicts")]
    if not parts:
        return []
    note = say("Read off all that is said together. A verdict says what the claims support, never what is true.")
    return [el("h3", say("What the claims support")), el("p", note, class_="soft"), *parts]


def _line(said: Said, sentence: str, because: Sequence[Claim], conflicts: Sequence[Node], say: Words,
          mark: Sequence[Node] = ()) -> Element:
    """What is said, what the claims support of it, who says it in which words, and which others the verdict rests on."""
    conflict: list[Node] = [f" {say('See conflict')} ", *conflicts, "."] if conflicts else []
    others: list[Node] = [". ", say(_BECAUSE.get(said.verdict.word, "Borne out by:")), " ", *_quotations(because, say)] if because else []
    return el("li", el("span", el("strong", say.told.claimed(said.claims[0]), dir="auto"), ". ", sentence),
              *conflict, *mark, el("span", _quotations(said.claims, say), others, class_="where"))


def _alone(found: Sequence[Said], sentences: Sequence[str], say: Words, unreviewed: Collection[str]) -> Iterator[Element]:
    """What rests on one origin, in short: one entry for each origin, with all that it alone says."""
    for sentence in dict.fromkeys(sentences):
        said = [each.claims[0] for each, own in zip(found, sentences, strict=True) if own == sentence]
        parts: list[Node] = []
        for claim in said:
            parts += ["; " if parts else " ", say.told.claimed(claim), *_words(claim, say), *label([claim.id], unreviewed, say)]
        yield el("li", el("strong", sentence.removesuffix("."), ":"), *parts, ".")


def _words(claim: Claim, say: Words) -> list[Node]:
    """The words as written, where the sentence does not hold them already, and through whom they came."""
    written: list[Node] = [" ", quoted(claim.words)] if claim.words and claim.words not in str(getattr(claim.value, "text", "")) else []
    return [*written, f" ({say('via {}', ', '.join(claim.relay))})"] if claim.relay else written


def _quotations(claims: Sequence[Claim], say: Words) -> list[Node]:
    """`Registry “12/05/1976” (registry, row 12, column DETAINED); Commission ...`."""
    parts: list[Node] = []
    for claim in claims:
        written: list[Node] = [" ", quoted(claim.words)] if claim.words else []
        parts += ["; " if parts else "", say.told.speaker(claim), *written, f" ({passage(claim, say.code)})"]
    return parts
