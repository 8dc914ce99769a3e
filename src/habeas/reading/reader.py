"""A document read: every draft of its labelled fields and its prose becomes a proposal with a passage, a person, a speaker and a date."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from habeas.core.claims import Claim
from habeas.core.errors import NotQuoted
from habeas.core.folding import name_key
from habeas.core.proposals import Proposal, proposed
from habeas.core.values import Text, Unspecified, Value
from habeas.reading.document import Document, Draft, Span
from habeas.reading.fields import drafts as fields
from habeas.reading.fields.layout import Owner, Stretch, layout
from habeas.reading.fields.plain import Plain, plain, wrapped
from habeas.reading.fields.quoted import quoted
from habeas.reading.lexicon import fold, lexicon
from habeas.reading.prose import drafts as prose
from habeas.reading.prose.running import running
from habeas.reading.tokens import tokens

NAME, VERSION = "habeas", "1"  # raised whenever the same text may be read otherwise
UNKNOWN = "the document"  # who speaks where nobody is named and the publisher is not known


def read(document: Document) -> tuple[Proposal, ...]:
    """The proposals of a document, in the order of its text. Their mentions are numbered within the document; whoever keeps them gives
    them the case's own. Raises NoLexicon."""
    found = layout(document.text, document.language)
    quotations = quoted(document, found)
    by_owner: dict[Owner, list[Stretch]] = {}
    for stretch in found.prose:
        by_owner.setdefault(stretch.section.owner, []).append(stretch)
    drafts = list(fields.drafts(document, found))
    main, broken = document.about.strip(), wrapped(document.text)
    borders = sorted({place for each in quotations for place in each.borders})
    for owner, stretches in by_owner.items():
        text = _joined([plain(document.text, lines, broken) for each in stretches for lines in _parted(each.lines, borders)])
        here = running(document, text, owner.name or document.about.strip(), document.published)
        whose = owner.name or next((each.name for each in here.people.persons if each.main), "")
        main = main or whose
        drafts += [each if each.person else replace(each, person=whose) for each in prose.drafts(here, quotations)]
    return proposals(document, drafts, main)


def _parted(lines: Iterable[Span], borders: Sequence[int]) -> Iterator[list[Span]]:
    """Lines parted where somebody begins or ends to speak: a clerk's dashes end no sentence that one could see."""
    part: list[Span] = []
    for start, end in lines:
        for border in borders[bisect_left(borders, start):bisect_left(borders, end)]:
            part += [(start, border)] if start < border else []
            if part:
                yield part
            part, start = [], border
        part.append((start, end))
    if part:
        yield part


def _joined(parts: Iterable[Plain]) -> Plain:
    """Stretches as one text, in which no sentence reaches from one into the next."""
    texts: list[str] = []
    pieces: list[tuple[int, int]] = []
    length = 0
    for part in parts:
        pieces += [(here + length, there) for here, there in part.pieces]
        texts.append(part.text + "\n\n")
        length += len(texts[-1])
    return Plain("".join(texts), tuple(pieces) or ((0, 0),))


def proposals(document: Document, drafts: Iterable[Draft], main: str) -> tuple[Proposal, ...]:
    """Drafts as proposals. A draft of nobody's is the main person's; where there is no main person it is left out. Of drafts that say the
    same of the same words one is kept; an event told again without a date adds nothing to one with a date."""
    numbers: dict[str, int] = {}
    found: dict[str, Proposal] = {}
    for draft in _told_once(sorted(drafts, key=lambda each: (each.passage, each.words, each.kind))):
        name = draft.person or main
        if not name:
            continue
        number = numbers.setdefault(name_key(name), len(numbers) + 1)
        mention = f"note-{document.exhibit[:12]}:{number}"
        proposal = _proposal(document, draft, mention, name)
        if proposal:
            found.setdefault(proposal.id, proposal)
    return tuple(sorted(found.values(), key=lambda each: (each.passage.start, each.passage.end, each.claim.kind)))


def _told_once(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Drafts without those that only repeat, with no date, what the same speaker tells of the same person elsewhere."""
    kept: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        kept.setdefault((draft.person, draft.kind, draft.words, draft.speaker), draft)
    seen = {_telling(draft) for draft in kept.values() if not isinstance(draft.value, Unspecified)}
    for draft in kept.values():
        if isinstance(draft.value, Unspecified):
            if _telling(draft) in seen:
                continue
            seen.add(_telling(draft))
        yield draft


def _telling(draft: Draft) -> tuple[object, ...]:
    return draft.person, draft.kind, draft.speaker, draft.affirmed, draft.place if draft.kind == "stay" else ""


def _encodable(words: str) -> bool:
    """Whether words can be kept: half a surrogate pair, which no extraction gives, cannot."""
    return not any("\ud800" <= each <= "\udfff" for each in words)


def _neutral(value: Value, language: str) -> Value:
    """A value without words that nobody but a quotation should carry: […] stands for them."""
    if not isinstance(value, Text):
        return value
    text, at = "", 0
    for word in tokens(value.text, lexicon(language)):
        if word.word in _loaded(language):
            text, at = text + value.text[at:word.start] + "[…]", word.end
    return Text(text + value.text[at:])


@lru_cache(maxsize=20)
def _loaded(language: str) -> frozenset[str]:
    return frozenset(map(fold, lexicon(language).tables["events"]["loaded"]))


def _proposal(document: Document, draft: Draft, mention: str, name: str) -> Proposal | None:
    start, end = min(draft.passage[0], draft.words[0]), max(draft.passage[1], draft.words[1])
    if end > len(document.text) or not _encodable(document.text[start:end] + name):
        return None
    publisher = document.publisher or UNKNOWN
    speaker = draft.speaker or publisher
    relay = tuple(dict.fromkeys(each for each in (*draft.relay, publisher) if each != speaker)) if draft.speaker else ()
    said = draft.said or (None if draft.ahead else document.published)
    doubts = (*draft.doubts, *(("told as something to come",) if draft.ahead else ()))
    value = _neutral(draft.value, document.language)
    claim = Claim(mention, draft.kind, value, speaker, document.extract(start, end), document.text[slice(*draft.words)],
                  draft.affirmed, relay, draft.episode, draft.place, said, draft.bound, draft.hedge)
    try:
        return proposed(document.text, claim, name, draft.rule, tuple(dict.fromkeys(doubts)))
    except NotQuoted:
        return None
