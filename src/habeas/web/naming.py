"""Which names of sources a page may show. Who only reads a case gets a label in place of a confidential source's name, wherever it is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString, mark_safe

from habeas.core.people import Source
from habeas.drafting import mask as masking
from habeas.drafting.markup import Mask, Node, render, same
from habeas.drafting.mask import labels, mask
from habeas.store.case import CaseStore
from habeas.store.index import OPEN, Cover
from habeas.web.library import Kept
from habeas.web.snapshot import key
from habeas.web.spoken import told

if TYPE_CHECKING:
    from habeas.web.gate import Opened


@dataclass(frozen=True, slots=True)
class Names:
    """The sources of a case by id, and how they are called for one user; `text` puts labels into any text. `keyed`: what stands for an
    id, in every language, where the key that is made of it is told."""

    sources: Mapping[str, Source]
    labels: dict[str, str]
    text: Mask
    keyed: Mask

    def of(self, id: str) -> str:
        """A source's name; its label where it must not be named to this user; its id where the case does not list it."""
        if id in self.labels:
            return self.labels[id]
        return self.sources[id].name if id in self.sources else id

    def key(self, id: str) -> str:
        """How addresses name a source to this user. An id may be the name, and whoever guesses it must not see that confirmed."""
        return key(self.keyed(id))

    def confidential(self, id: str) -> bool:
        """Whether a source is confidential and this user hears its name nevertheless: it is marked then."""
        return id not in self.labels and id in self.sources and self.sources[id].confidential

    def html(self, tree: Node) -> SafeString:
        """A tree of drafting as HTML; `render` escapes every text in it."""
        return mark_safe(render(tree, self.text))


def _read(store: CaseStore) -> Mapping[str, Source]:
    return store.sources()


_sources: Kept[Mapping[str, Source]] = Kept(_read, frozenset())  # every page asks for them


def names(at: Opened) -> Names:
    """How this user may hear the sources called: editors and leads by their names, readers without those of confidential ones."""
    sources = _sources.of(at.place)
    if at.may_write or not any(each.confidential for each in sources.values()):
        return Names(sources, {}, same, same)
    plain, hide = labels(sources, ()), mask(sources)
    return Names(sources, labels(sources, (), told()), mask(sources, (), told()), lambda id: plain.get(id) or hide(id))


def cover(at: Opened) -> Cover:
    """What keeps names out of the index that this user searches. It is the same for readers in every language."""
    sources = _sources.of(at.place)
    hidden = sorted((each.id, each.name) for each in sources.values() if each.confidential)
    if at.may_write or not hidden:
        return OPEN
    edition = hashlib.sha256(json.dumps([_version(), hidden]).encode()).hexdigest()
    return Cover(mask(sources), edition)


@cache
def _version() -> str:
    """Another one for each way of masking, so that nobody has to remember to make indexes anew."""
    return hashlib.sha256(Path(masking.__file__).read_bytes()).hexdigest()
