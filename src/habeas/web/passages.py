"""What is said in one document: its claims and proposals, by the passage in which each stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.core.claims import Claim, Extract
from habeas.core.judgements import Judgement
from habeas.core.proposals import Filed
from habeas.drafting.markup import Mask, same
from habeas.linking.persons import in_force
from habeas.reading.contexts import Context, context
from habeas.reading.languages import guess
from habeas.reading.lexicon import languages
from habeas.reading.sentences import sentences
from habeas.store import documents, lookup
from habeas.store import proposals as proposing
from habeas.store.case import CaseStore
from habeas.web.desk import Desk, Line
from habeas.web.marks import Passage, passages
from habeas.web.windows import Reading

_REACH = 3_000  # characters around a passage in which its sentence is looked for
_NEIGHBOUR = 400  # characters of the sentence before or after that are shown


@dataclass(frozen=True, slots=True)
class Said:
    """Something said in a passage: a claim, or a proposal (`filed`) that is open or was rejected. `judgement` confirmed or rejected it."""

    claim: Claim
    state: str
    filed: Filed | None = None
    judgement: Judgement | None = None

    @property
    def name(self) -> str:
        """The person, as a proposal names them."""
        return self.filed.proposal.name if self.filed else ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """All that is said in an exhibit: its numbered passages; claims with how they stand; proposals in short that are no claims; and the
    claims that point to no place in a text."""

    passages: Sequence[Passage]
    claims: Sequence[Said]
    lines: Sequence[tuple[Line, str]]
    elsewhere: Sequence[Said]

    def at(self, store: CaseStore, desk: Desk, key: str) -> list[Said]:
        """What is said in one passage: proposals first."""
        found = [Said(filed.claim, state, filed, desk.decided.get(line.id)) for line, state in self.lines
                 if f"{line.start}-{line.end}" == key and (filed := lookup.proposal(store, line.id))]
        return found + [each for each in self.claims if f"{_extract(each).start}-{_extract(each).end}" == key]


def spoken(store: CaseStore, exhibit: str, desk: Desk) -> Spoken:
    """What is said in an exhibit now."""
    claims = list(_claims(store, exhibit))
    placed = [each for each in claims if _extract(each).end]
    lines = [(line, state) for line in of_exhibit(desk, exhibit) if (state := _state(desk, line))]
    spans = [(line.start, line.end, state) for line, state in lines]
    spans += [(_extract(each).start, _extract(each).end, each.state) for each in placed]
    return Spoken(passages(spans), placed, lines, [each for each in claims if not _extract(each).end])


def of_exhibit(desk: Desk, exhibit: str) -> Sequence[Line]:
    """The proposals of one exhibit."""
    low = bisect_left(desk.lines, exhibit, key=lambda each: each.exhibit)
    return desk.lines[low:bisect_right(desk.lines, exhibit, lo=low, key=lambda each: each.exhibit)]


def _state(desk: Desk, line: Line) -> str:
    """How a proposal is marked; "" for one that is a claim, which is marked by itself."""
    if line.id not in desk.decided:
        return "open"
    judgement = desk.decided[line.id]
    return "rejected" if judgement and judgement.sort == "reject" else ""


def _extract(said: Said) -> Extract:
    assert isinstance(said.claim.passage, Extract)
    return said.claim.passage


def _claims(store: CaseStore, exhibit: str) -> Iterator[Said]:
    """The claims recorded or confirmed from an exhibit, without those that nobody makes any more."""
    told = store.claims(documents.mentions(store, exhibit))
    found = [each for each in told if isinstance(each.passage, Extract) and each.passage.exhibit == exhibit]
    if not found:
        return
    withdrawn = {each.judgement for each in store.withdrawals()}
    judgements = store.judgements(proposing.DECIDING)
    gone = proposing.unmade(store, judgements, withdrawn)
    standing = in_force(judgements, withdrawn)
    confirmed = {each.about[-1]: each for each in standing if each.sort == "confirm"}
    rejected = {each.about[0]: each for each in standing if each.sort == "reject"}
    for claim in found:
        if claim.id not in gone:
            judgement = rejected.get(claim.id) or confirmed.get(claim.id)
            yield Said(claim, "rejected" if claim.id in rejected else "claim", None, judgement)


def near(reading: Reading, passage: Extract, words: str, language: str = "", hide: Mask = same) -> Context | None:
    """The sentence of a passage and its neighbours, from the text around it; None where the words do not stand there. What must not be
    told is hidden before a neighbour is cut."""
    start, text = reading.around(passage.start, passage.end, _REACH)
    chosen = language if language in languages() else guess(text)
    found = context(text, sentences(text, chosen), replace(passage, start=passage.start - start, end=passage.end - start), words)
    return found and replace(found, before=_tail(hide(found.before)), after=_head(hide(found.after)))


def confirmed(store: CaseStore, exhibit: str) -> dict[str, str]:
    """What is confirmed of a document, by field."""
    return {each.field: each.value for each in documents.descriptions(store, [exhibit]).get(exhibit, []) if each.confirmed}


def _tail(text: str) -> str:
    return text if len(text) <= _NEIGHBOUR else f"… {text[-_NEIGHBOUR:]}"


def _head(text: str) -> str:
    return text if len(text) <= _NEIGHBOUR else f"{text[:_NEIGHBOUR]} …"
