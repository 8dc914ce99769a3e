"""Where the words of claims stand in the documents of a case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from habeas.core.claims import Claim, Extract
from habeas.reading.contexts import Context
from habeas.reading.contexts import context as context_of
from habeas.reading.languages import guess
from habeas.reading.lexicon import languages
from habeas.reading.sentences import sentences
from habeas.store import documents
from habeas.store.case import CaseStore


def contexts(store: CaseStore, claims: Iterable[Claim]) -> dict[str, Context]:
    """Where the words of claims from documents stand, by claim: those whose document has a text that holds them."""
    of_exhibit: dict[str, list[tuple[Claim, Extract]]] = defaultdict(list)
    for each in claims:
        if isinstance(each.passage, Extract) and each.passage.end:
            of_exhibit[each.passage.exhibit].append((each, each.passage))
    exhibits = store.exhibits(of_exhibit) if of_exhibit else {}
    said = documents.descriptions(store, of_exhibit) if of_exhibit else {}
    found: dict[str, Context] = {}
    for exhibit, wanted in of_exhibit.items():
        known = {each.field: each.value for each in said.get(exhibit, []) if each.confirmed}
        about = (exhibits[exhibit].name if exhibit in exhibits else "", known.get("publisher", ""), known.get("published", ""))
        for text in reversed(documents.texts(store, exhibit)):
            content = text.content
            language = known.get("language") or guess(content)
            spans = sentences(content, language if language in languages() else guess(content))
            found |= {claim.id: context for claim, passage in wanted
                      if claim.id not in found and (context := context_of(content, spans, passage, claim.words, *about))}
    return found
