"""The verdicts on one person as a part of the report: what holds first, then what is contested, then what one origin alone says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from habeas.checking.languages import Language
from habeas.checking.languages import language as language_of
from habeas.core.claims import Claim
from habeas.drafting.casefile import PersonFile
from habeas.drafting.chronology import contested, passage, speaker
from habeas.drafting.conflict import foreign
from habeas.drafting.markup import Element, Node, el, quoted
from habeas.drafting.quotations import label
from habeas.drafting.support import SINGLE, Said, supported
from habeas.drafting.table import links

# What the other claims that a verdict rests on do.
_BECAUSE = {"outweighed": "Excluded by ", "superseded": "Ended by ", "corrected": "Replaced by "}


def verdicts(file: PersonFile, anchor: str, language: str = "en") -> list[Element]:
    """Every verdict with its sentence and who says it in which words, in groups; empty if nothing is said.

    `anchor` is the person's id in the document; the sentences are told in `language`, the headings in English."""
    told = language_of(language)
    by_id = {claim.id: claim for claim in file.claims}
    numbers = contested(file)
    parts: list[Element] = []
    for heading, found in supported(file):
        sentences = [told.verdict(each.verdict, by_id, {}) for each in found]
        lines = _alone(found, sentences, told, language, file.unreviewed) if heading == SINGLE else [
            _line(each, sentence, [by_id[name] for name in each.verdict.because if name in by_id],
                  links(sorted({number for claim in each.claims for number in numbers.get(claim.id, ())}), anchor), told, language,
                  label(each.verdict.claims, file.unreviewed))
            for each, sentence in zip(found, sentences, strict=True)]
        parts += [el("h4", heading), el("ul", lines, class_="verdicts")]
    if not parts:
        return []
    note = "Read off all that is said together. A verdict says what the claims support, never what is true."
    return [el("h3", "What the claims support"), el("p", note, class_="soft"), *parts]


def _line(said: Said, sentence: str, because: Sequence[Claim], conflicts: Sequence[Node], told: Language, language: str,
          mark: Sequence[Node] = ()) -> Element:
    """What is said, what the claims support of it, who says it in which words, and which others the verdict rests on."""
    conflict: list[Node] = [" See conflict ", *conflicts, "."] if conflicts else []
    others: list[Node] = [". ", _BECAUSE.get(said.verdict.word, "Borne out by "), *_quotations(because)] if because else []
    return el("li", el("span", el("strong", told.claimed(said.claims[0]), dir="auto"), ". ", sentence, **foreign(language)),
              *conflict, *mark, el("span", _quotations(said.claims), others, class_="where"))


def _alone(found: Sequence[Said], sentences: Sequence[str], told: Language, language: str,
           unreviewed: Collection[str]) -> Iterator[Element]:
    """What rests on one origin, in short: one entry for each origin, with all that it alone says."""
    for sentence in dict.fromkeys(sentences):
        said = [each.claims[0] for each, own in zip(found, sentences, strict=True) if own == sentence]
        parts: list[Node] = []
        for claim in said:
            parts += ["; " if parts else " ", told.claimed(claim), *_words(claim), *label([claim.id], unreviewed)]
        yield el("li", el("strong", sentence.removesuffix("."), ":"), *parts, ".", **foreign(language))


def _words(claim: Claim) -> list[Node]:
    """The words as written, where the sentence does not hold them already, and through whom they came."""
    words: list[Node] = [" ", quoted(claim.words)] if claim.words and claim.words not in str(getattr(claim.value, "text", "")) else []
    return [*words, f" (via {', '.join(claim.relay)})"] if claim.relay else words


def _quotations(claims: Sequence[Claim]) -> list[Node]:
    """`Registry “12/05/1976” (registry, row 12, column DETAINED); Commission ...`."""
    parts: list[Node] = []
    for claim in claims:
        words: list[Node] = [" ", quoted(claim.words)] if claim.words else []
        parts += ["; " if parts else "", speaker(claim), *words, f" ({passage(claim)})"]
    return parts
