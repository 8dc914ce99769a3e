"""Long lists, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest

T = TypeVar("T")

SIZE = 50


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """Part `number` of `of` of a list that has `total` members; the addresses of the parts around it ("" if there is none)."""

    members: Sequence[T]
    number: int
    of: int
    total: int
    before: str
    after: str


def part(request: HttpRequest, whole: Sequence[T], size: int = SIZE) -> Part[T]:
    """The part that the address asks for with `page`; the nearest one there is."""
    of = max(1, -(-len(whole) // size))
    asked = request.GET.get("page", "1")
    number = min(max(int(asked) if asked.isdecimal() and len(asked) < 9 else 1, 1), of)

    def address(page: int) -> str:
        kept = {name: value for name, value in request.GET.items() if name != "page" and value}
        return f"?{urlencode({**kept, 'page': page})}" if 1 <= page <= of else ""

    return Part(whole[(number - 1) * size:number * size], number, of, len(whole), address(number - 1), address(number + 1))
