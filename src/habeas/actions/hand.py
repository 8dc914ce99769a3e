"""Who acts, and when."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hand:
    """The author and the time (UTC, `2026-11-22T13:00:00Z`) of an entry."""

    author: str
    time: str
