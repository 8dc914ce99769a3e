"""Later editions of documents: proposed where they look like it, and checked before they are recorded as confirmed."""

from __future__ import annotations

from habeas.actions.hand import Hand
from habeas.core.documents import EDITION_OF, Description
from habeas.core.errors import BadEdition, NotInCase
from habeas.core.folding import folded, name_key
from habeas.core.people import Exhibit
from habeas.core.records import description_json
from habeas.core.when import Order, before, parse
from habeas.editions import FIELD, earlier
from habeas.linking.editions import NONE, Issue, likely, named, succession
from habeas.store import documents as kept
from habeas.store.case import CaseStore
from habeas.store.proposals import proposals


def earlier_of(store: CaseStore, exhibit: Exhibit, value: str) -> str:
    """The digests of the documents that a description names, with spaces between; `none` as it is. Raises NotInCase, BadEdition."""
    if value == NONE:
        return NONE
    exhibits = {each.id: each for each in store.exhibits().values() if each.media_type != "erased"}
    found = named(value, {each.id: each.name for each in exhibits.values()})
    if not found:
        raise NotInCase("exhibit", value, "`habeas text` lists the documents.")
    sure, _ = earlier(store, kept.descriptions(store))
    after = succession({**sure, exhibit.id: found})
    for each in found:
        if each == exhibit.id or exhibit.id not in after.get(each, ()):
            raise BadEdition(exhibit.id, each, "then it would be later than itself")
        dates = exhibits[each].published, exhibit.published
        if dates[0] and dates[1] and before(dates[1], dates[0]) == Order.YES:
            raise BadEdition(exhibit.id, each, "it was published before that one")
    return " ".join(found)


def _files(count: int) -> str:
    return f"files of {count} of the same persons" if count > 1 else "a file of the same person"


def propose(store: CaseStore, hand: Hand) -> None:
    """Propose as later editions the documents that look like it, from what readers found in labelled fields. What was proposed before is
    not proposed again, nor is anything of a document of which somebody said it."""
    said = kept.descriptions(store)
    confirmed = {exhibit: {each.field: each.value for each in fields if each.confirmed} for exhibit, fields in said.items()}
    dated = {exhibit: known for exhibit, known in confirmed.items() if known.get("publisher") and known.get("published")}
    if len({known["published"] for known in dated.values()}) < 2:
        return
    owners: dict[str, set[str]] = {exhibit: set() for exhibit in dated}
    for each in proposals(store, dated):
        if each.proposal.rule.split()[1:2] == [FIELD]:
            owners[each.proposal.passage.exhibit].add(name_key(each.mention.name))
    issues = [Issue(exhibit, folded(known["publisher"]), parse(known["published"]), frozenset(owners[exhibit] - {""}))
              for exhibit, known in sorted(dated.items())]
    fresh = [Description(exhibit, EDITION_OF, " ".join(olds), f"the same publisher, and {_files(count)}")
             for exhibit, olds, count in likely(issues) if EDITION_OF not in confirmed[exhibit]]
    fresh = [each for each in fresh if each not in said[each.exhibit]]
    if fresh:
        store.append("document.described", [description_json(each) for each in fresh], hand.author, hand.time)
