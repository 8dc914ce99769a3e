"""The words of documents in their context: the sentence that holds them, marked, with who says it and where it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from habeas.core.claims import Claim, Extract
from habeas.drafting.casefile import UNREVIEWED, PersonFile
from habeas.drafting.chronology import SHORT_DIGEST
from habeas.drafting.markup import Element, Marked, Node, el, quoted
from habeas.drafting.words import Words, words
from habeas.reading.contexts import Context


def label(claims: Iterable[str], unreviewed: Collection[str], say: Words) -> list[Node]:
    """What stands beside claims, given by id, of which nobody has confirmed one or several; empty where all are confirmed."""
    return [" ", el("span", say(UNREVIEWED), class_="mark")] if any(each in unreviewed for each in claims) else []


def quotations(file: PersonFile, language: str = "en") -> list[Element]:
    """Every claim from a document in its sentence, in the order of the documents; empty where there is none."""
    found = [claim for claim in file.claims if claim.id in file.contexts]
    if not found:
        return []
    found.sort(key=lambda claim: (file.contexts[claim.id].published, file.contexts[claim.id].file, _start(claim)))
    say = words(language)
    entries = [el("div", el("p", el("strong", _content(claim, say), dir="auto"), label([claim.id], file.unreviewed, say)),
                  quotation(claim, file.contexts[claim.id], say)) for claim in found]
    return [el("h3", say("In the words of the documents")), *entries]


def _content(claim: Claim, say: Words) -> str:
    content = say.told.content(claim)
    return content if claim.affirmed else say("denied: {}", content)


def beside(claims: Iterable[Claim], contexts: Mapping[str, Context], say: Words) -> list[Element]:
    """The sentences of several claims side by side; empty where none is from a document."""
    found = [quotation(claim, contexts[claim.id], say) for claim in {each.id: each for each in claims}.values() if claim.id in contexts]
    return [el("h5", say("In the words of the documents" if len(found) > 1 else "In the words of the document")),
            el("div", found, class_="quotations")] if found else []


def quotation(claim: Claim, context: Context, say: Words) -> Element:
    """One sentence with its words marked, and below it who says it and where."""
    passage = claim.passage
    assert isinstance(passage, Extract)
    source: list[Node] = [say.told.speaker(claim), el("span", "; ".join(filter(None, _where(passage, context, say))), class_="where")]
    if claim.hedge:
        source.append(el("span", say("left open by the source’s own word"), " ", quoted(claim.hedge), class_="where"))
    if claim.said:
        source.append(el("span", say("said {}", claim.said.edtf), class_="where"))
    if passage.translation:
        source.append(el("span", say("translated by {}:", passage.translation.translator), " ", quoted(passage.translation.words),
                         class_="where"))
    return el("figure", el("blockquote", Marked(context.lead, context.words, context.rest), dir="auto"), el("figcaption", source),
              class_="quotation")


def _where(passage: Extract, context: Context, say: Words) -> tuple[str, ...]:
    """Publisher and date, the file, and the place in it."""
    published = f"{context.publisher}, {context.published}" if context.publisher and context.published else (
        context.publisher or context.published)
    return published, context.file or say("document {}", passage.exhibit[:SHORT_DIGEST]), say.told.passage(passage)


def _start(claim: Claim) -> int:
    assert isinstance(claim.passage, Extract)
    return claim.passage.start
