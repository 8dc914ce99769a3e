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
               decided: Collection[frozenset[str]] = ()) -> Candidates:
    """The pairs of the rule, over every two lists; pairs already judged (`decided`) are left out.

    Rows that refer to rows of another list bear no name of their own here, and what was recorded by hand is no list.
    `claims_of` gives the claims of some mentions.
    """
    by_list: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for mention in mentions:
        if mention.row and not mention.refers and (key := name_key(mention.name)):
            by_list[mention.place][key].append(mention.id)
    found: list[tuple[str, str]] = []
    shared: set[str] = set()
    for one, other in combinations(sorted(by_list), 2):
        for key in sorted(by_list[one].keys() & by_list[other].keys()):
            if len(by_list[one][key]) == 1 == len(by_list[other][key]):
                pair = (by_list[one][key][0], by_list[other][key][0])
                if frozenset(pair) not in decided:
                    found.append(pair)
            else:
                shared.add(key)
    return Candidates(tuple(_reviewed(found, claims_of)), len(shared))


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
