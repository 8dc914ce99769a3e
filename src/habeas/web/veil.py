"""Ids of claims as readers get them, where a case has confidential sources.

The id of a claim is a digest of what is said, where and by whom. Who knows all of that but one name could try names until the digest fits,
without asking anybody. So readers get each id turned into another one by a secret of this installation, there and back: the same at all
times, and for another case another one.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from habeas.store import strands
from habeas.store.case import CaseStore
from habeas.web.library import Kept

if TYPE_CHECKING:
    from habeas.web.gate import Opened

_ROUNDS = range(6)  # of a Feistel network: four make it as good as chance
_HEX = re.compile(r"(?:[0-9a-f]{2})+")
_CLAIM = re.compile(r"[0-9a-f]{24}")  # claims and proposals, of which some become claims; no other id is as long


def _read(store: CaseStore) -> bytes:
    """What turns the ids of this case; nothing where nobody in it is confidential."""
    if not any(each.confidential for each in store.sources().values()):
        return b""
    return hmac.digest(strands.secret(store.home), f"ids of claims in {store.case}".encode(), "sha256")


_secrets: Kept[bytes] = Kept(_read, frozenset())


def shown(at: Opened, id: str) -> str:
    """A digest as this user gets it."""
    secret = _secret(at)
    return _turned(secret, id, _ROUNDS) if secret and _HEX.fullmatch(id) else id


def meant(at: Opened, id: str) -> str:
    """The digest that this user means; "" for what is none."""
    secret = _secret(at)
    if not secret:
        return id
    if not _HEX.fullmatch(id):
        return ""
    half = len(id) // 2
    back = _turned(secret, id[half:] + id[:half], reversed(_ROUNDS))
    return back[half:] + back[:half]


def claims(at: Opened) -> Callable[[str], str]:
    """Turns what is the id of a claim, and no other text."""
    return lambda text: shown(at, text) if _CLAIM.fullmatch(text) else text


def _secret(at: Opened) -> bytes:
    return b"" if at.may_write else _secrets.of(at.place)


def _turned(secret: bytes, id: str, rounds: Iterable[int]) -> str:
    """The digits changed one half by the other, in turns; with the halves and the rounds the other way round, changed back."""
    half = len(id) // 2
    left, right = id[:half], id[half:]
    for number in rounds:
        stream = hmac.digest(secret, f"{number} {len(id)} {right}".encode(), "sha256").hex()[:half]
        left, right = right, f"{int(left, 16) ^ int(stream, 16):0{half}x}"
    return left + right
