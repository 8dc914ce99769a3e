"""Style sheets, scripts and the icon, from memory, under an address that changes with their bytes: the browser may keep them for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from habeas.drafting.style import DRAWINGS

_FOLDER = Path(__file__).parent / "static"
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


class Asset(NamedTuple):
    """Bytes and their media type."""

    data: bytes
    media: str


@cache
def assets() -> Mapping[str, Asset]:
    """Every asset by its path below `static`. The style of drawings is that of reports."""
    found = {path.relative_to(_FOLDER).as_posix(): Asset(path.read_bytes(), _TYPES[path.suffix])
             for path in sorted(_FOLDER.rglob("*")) if path.suffix in _TYPES}
    return {**found, "drawings.css": Asset(DRAWINGS.encode(), _TYPES[".css"])}


@cache
def edition() -> str:
    """A digest over all assets: scripts import each other by relative paths, so they change together."""
    whole = hashlib.sha256()
    for name, asset in assets().items():
        whole.update(f"{name} {len(asset.data)} ".encode() + asset.data)
    return whole.hexdigest()[:16]


def address(name: str) -> str:
    """Where an asset is served. Raises KeyError for one that is not there."""
    assets()[name]
    return f"/static/{edition()}/{name}"
