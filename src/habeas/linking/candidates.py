"""Candidates of one rule: the same normalised name, borne by exactly one row of each of two lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from habeas.core.claims import PRINCIPAL, Claim
from habeas.core.people import Mention
from habeas.core.when import Order, When, before
from habeas.linking.names import name_key

RULE = "same normalised name, one to one in both lists"
MUST_AGREE = ("birth", "arrest", "death")  # kinds whose dates, where they contradict, call for a second look


class Pair(NamedTuple):
    """Two mentions that may be one person; `review` says what speaks against it (empty: nothing)."""

    first: str
    second: str
    review: str


class Candidates(NamedTuple):
    """What the rule finds: pairs, and the names it leaves alone because several rows of one list bear them."""

    pairs: tuple[Pair, ...]
    shared: int


def candidates(mentions: Iterable[Mention], claims_of: Callable[[Collection[str]], Iterable[Claim]],
               decided: Collection[frozenset[str]] = (), read: Collection[str] = ()) -> Candidates:
    """The pairs of the rule, over every two lists; pairs already judged (`decided`) are left out.

    Rows that refer to rows of another list bear no name of their own here, and what was recorded by hand is no list. A document of which a
    reader made mentions (`read`) counts as one, with the persons that it names by two words or more. `claims_of` gives the claims of some
    mentions.
    """
    bearers: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))  # by name, then list
    for mention in mentions:
        key = name_key(mention.name)
        if key and not mention.refers and (mention.row or (mention.id in read and " " in key)):
            bearers[key][mention.place].append(mention.id)
    found: list[tuple[str, str, str, tuple[str, str]]] = []
    shared: set[str] = set()
    for key, by_list in bearers.items():
        for one, other in combinations(sorted(by_list), 2):
            if len(by_list[one]) > 1 or len(by_list[other]) > 1:
                shared.add(key)
            elif frozenset(pair := (by_list[one][0], by_list[other][0])) not in decided:
                found.append((one, other, key, pair))
    return Candidates(tuple(_reviewed([pair for *_, pair in sorted(found)], claims_of)), len(shared))


def _reviewed(pairs: Sequence[tuple[str, str]], claims_of: Callable[[Collection[str]], Iterable[Claim]]) -> list[Pair]:
    dated: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims_of({mention for pair in pairs for mention in pair}):
        if claim.kind in MUST_AGREE and claim.episode == PRINCIPAL and isinstance(claim.value, When) and claim.affirmed:
            dated[claim.mention].append(claim)
    return [Pair(first, second, _against(dated[first], dated[second])) for first, second in pairs]


def _against(ours: Sequence[Claim], theirs: Sequence[Claim]) -> str:
    reasons = []
    for kind in MUST_AGREE:
        for claim in ours:
            for other in theirs:
                if claim.kind == other.kind == kind and _apart(claim.value, other.value):
                    reasons.append(f"{kind} {_text(claim)} against {_text(other)}")
    return "; ".join(dict.fromkeys(reasons))


def _apart(a: object, b: object) -> bool:
    assert isinstance(a, When) and isinstance(b, When)
    return Order.YES in (before(a, b), before(b, a))


def _text(claim: Claim) -> str:
    assert isinstance(claim.value, When)
    return claim.value.edtf
