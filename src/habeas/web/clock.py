"""The time, in the one place of the pages where it is read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_FORM = "%Y-%m-%dT%H:%M:%SZ"


def now() -> str:
    """UTC, to the second: `2026-11-22T13:00:00Z`."""
    return datetime.now(UTC).strftime(_FORM)


def ago(seconds: int) -> str:
    """So many seconds before now."""
    return (datetime.now(UTC) - timedelta(seconds=seconds)).strftime(_FORM)
