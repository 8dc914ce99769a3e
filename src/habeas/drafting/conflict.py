"""Conflicts and other findings for people to read: possible explanations first, then who says what, then the reasoning."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from habeas.checking.findings import Finding
from habeas.checking.words import content, says
from habeas.core import kinds as vocabulary
from habeas.core.claims import Claim
from habeas.core.values import Unspecified
from habeas.drafting.casefile import PersonFile
from habeas.drafting.chronology import passage
from habeas.drafting.diagram import diagram
from habeas.drafting.markup import Element, Node, el, quoted
from habeas.drafting.quotations import beside, label
from habeas.drafting.words import Words, words

SHORT_ID = 10  # characters of a claim's id, as the command line prints and takes it

# What the other kinds of finding are called in a heading.
KINDS = {
    "corrected": "Corrected in a later edition", "withdrawn": "No longer said in a later edition",
    "superseded": "Superseded by another event",
    "default date": "Date that may stand for “unknown”", "implausible": "Implausible", "undecided": "Undecided",
    "unread cell": "Cell that could not be read", "unread row": "Row that could not be read",
    "vanished row": "Row no longer in the list",
    "refers to nobody": "Reference to nobody in the case", "disagreeing judgements": "Judgements that disagree",
}


def conflict(finding: Finding, number: int, anchor: str, language: str = "en", file: PersonFile | None = None) -> Element:
    """One conflict as a readable chain and a drawing of it. `file` is that of its person, for the words of documents in their context and
    for what nobody has confirmed."""
    say = words(language)
    contexts, unreviewed = (file.contexts, file.unreviewed) if file else ({}, frozenset[str]())
    drawing = diagram(finding, f"{anchor}-conflict-{number}-chain", language)
    marks: list[Node] = [el("span", say("Hard" if finding.hard else "Matter of reading"), class_="mark")]
    if finding.gap_days is not None:
        marks += [" ", el("span", apart(finding, language), class_="mark")]
    return el(
        "section", el("h4", say("Conflict {}", number), " ", marks, id=f"{anchor}-conflict-{number}-title"),
        el("h5", say("Possible explanations")), el("ul", [_class(reason) for reason in finding.reasons]),
        el("h5", say("Who says what")),
        el("ol", [el("li", attributed(claim, language), " ", id_of(claim, say), label([claim.id], unreviewed, say))
                  for claim in finding.claims]),
        *beside(finding.claims, contexts, say),
        el("h5", say(_cannot(finding))), el("div", *_chain(finding.chain), [el("figure", drawing)] if drawing else []),
        el("p", say("What one can do:"), " ", _remedies(finding, say), class_="soft"),
        class_="conflict" if finding.hard else "conflict reading", id=f"{anchor}-conflict-{number}",
        aria_labelledby=f"{anchor}-conflict-{number}-title")


def apart(finding: Finding, language: str = "en") -> str:
    """How far apart the statements of a conflict are; "" where that means nothing. Where the chain (and so the drawing) reads some with
    room for rounding, this says that it is the distance of what was written."""
    if finding.gap_days is None:
        return ""
    say = words(language)
    told = say.told.days_apart(finding.gap_days)
    return say("{} as written", told) if any(step.widened for step in finding.steps) else told


def _class(reason: str) -> Element:
    name, _, why = reason.partition(": ")
    return el("li", el("strong", name), f": {why}." if why else ".")


def attributed(claim: Claim, language: str = "en") -> list[Node]:
    """`RUVTE says: arrest on 26 December 1976. “26/12/1976” (ruvte, row 12, column FECHA)`."""
    quotation: list[Node] = [" ", quoted(claim.words)] if claim.words else []
    colon = "" if not claim.affirmed and isinstance(claim.value, Unspecified) else ":"  # who denies any release reads on
    return [el("strong", says(claim, language)), f"{colon} {content(claim, language)}.", *quotation, f" ({passage(claim, language)})"]


def id_of(claim: Claim, say: Words) -> Element:
    """The claim's id, by which a judgement names it."""
    return el("span", say("claim"), " ", el("code", claim.id[:SHORT_ID]), class_="soft whole")


def _cannot(finding: Finding) -> str:
    claims = len({claim.id for claim in finding.claims})
    return "Why this cannot be" if claims == 1 else "Why both cannot hold" if claims == 2 else "Why they cannot all hold"


def _chain(lines: Sequence[str]) -> list[Element]:
    """The reasoning as ordered lists, one for each possibility."""
    found: list[Element] = []
    part: list[str] = []
    for line in [*lines, ""]:
        if not line or line.endswith(":"):  # which opens a possibility
            if part:
                found.append(el("ol", [el("li", each) for each in part]))
            part = []
            if line:
                found.append(el("p", line))
        else:
            part.append(line)
    return found


def _remedies(finding: Finding, say: Words) -> list[Node]:
    """The judgements that may answer the conflict, as commands; "how to read" says what each does."""
    parts: list[Node] = [el("code", "habeas judge FOLDER", class_="whole"), f" {say('with')} "]
    for first, second in _two_events(finding):
        parts += [el("code", f"two-events {first} {second}", class_="whole"), ", "]
    return [*parts, el("code", "prefer CLAIM", class_="whole"), ", ", el("code", "defer CLAIM", class_="whole"), f" {say('or')} ",
            el("code", "reject CLAIM", class_="whole"), "."]


def _two_events(finding: Finding) -> list[tuple[str, str]]:
    """Pairs of claims for the judgement that one event is two: those with fewer witnesses are moved, each by a judgement."""
    groups: dict[str, list[Claim]] = {}
    for claim in finding.claims:
        groups.setdefault(content(claim), []).append(claim)
    kinds = {claim.kind for claim in finding.claims}
    if len(groups) != 2 or len(kinds) != 1 or vocabulary.KINDS[next(iter(kinds))].life != "in life":
        return []
    moved, kept = sorted(groups.values(), key=len)
    return [(kept[0].id[:SHORT_ID], claim.id[:SHORT_ID]) for claim in moved]


def other(finding: Finding, language: str = "en", unreviewed: Collection[str] = ()) -> Element:
    """A finding that is no conflict, as an entry of a list."""
    say = words(language)
    return el("li", el("strong", say(KINDS.get(finding.kind, finding.kind))), ": ", finding.explanation,
              label((claim.id for claim in finding.claims), unreviewed, say))
