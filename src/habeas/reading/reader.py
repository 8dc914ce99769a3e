"""A document read: every draft of its labelled fields and its prose becomes a proposal with a passage, a person, a speaker and a date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from habeas.core.claims import Claim
from habeas.core.errors import NotQuoted
from habeas.core.folding import name_key
from habeas.core.proposals import Proposal, proposed
from habeas.core.values import Unspecified
from habeas.reading import prose
from habeas.reading.document import Document, Draft
from habeas.reading.running import running

NAME, VERSION = "habeas", "1"  # raised whenever the same text may be read otherwise
UNKNOWN = "the document"  # who speaks where nobody is named and the publisher is not known


def read(document: Document) -> tuple[Proposal, ...]:
    """The proposals of a document, in the order of its text. Their mentions are numbered within the document; whoever keeps them gives
    them the case's own. Raises NoLexicon."""
    here = running(document, (0, len(document.text)), document.about, document.published)
    drafts = list(prose.drafts(here))
    main = document.about or next((each.name for each in here.people.persons if each.main), "")
    return proposals(document, drafts, main)


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
    drafts = list(drafts)
    words = set[tuple[object, ...]]()
    drafts = [each for each in drafts if (key := (each.person, each.kind, each.words, each.speaker)) not in words and not words.add(key)]
    key = [(each.person, each.kind, each.speaker, each.affirmed) for each in drafts]
    seen = {each for each, draft in zip(key, drafts, strict=True) if not isinstance(draft.value, Unspecified)}
    for each, draft in zip(key, drafts, strict=True):
        if isinstance(draft.value, Unspecified):
            if each in seen:
                continue
            seen.add(each)
        yield draft


def _proposal(document: Document, draft: Draft, mention: str, name: str) -> Proposal | None:
    start, end = min(draft.passage[0], draft.words[0]), max(draft.passage[1], draft.words[1])
    publisher = document.publisher or UNKNOWN
    speaker = draft.speaker or publisher
    relay = tuple(dict.fromkeys(each for each in (*draft.relay, publisher) if each != speaker)) if draft.speaker else ()
    said = draft.said or (None if draft.ahead else document.published)
    doubts = (*draft.doubts, *(("told as something to come",) if draft.ahead else ()))
    claim = Claim(mention, draft.kind, draft.value, speaker, document.extract(start, end), document.text[slice(*draft.words)],
                  draft.affirmed, relay, draft.episode, draft.place, said, draft.bound, draft.hedge)
    try:
        return proposed(document.text, claim, name, draft.rule, tuple(dict.fromkeys(doubts)))
    except NotQuoted:
        return None
