"""Names that must not be told are taken out of a finished part of a page, so that none can be forgotten on the way there."""

from __future__ import annotations

import re
from html import escape, unescape

from habeas.drafting.markup import Mask

_TAG = re.compile(r"(<[^>]*>)")
_SPOKEN = re.compile(r'\b(title|aria-label|alt|data-label)="([^"]*)"')


def masked(html: str, mask: Mask) -> str:
    """HTML with its texts, and what its attributes say to people, put through a mask."""
    pieces = _TAG.split(html)  # texts stand at even places, tags at odd ones
    return "".join(_tag(piece, mask) if place % 2 else _text(piece, mask) for place, piece in enumerate(pieces))


def _text(piece: str, mask: Mask) -> str:
    return escape(mask(unescape(piece)), quote=False) if piece.strip() else piece


def _tag(piece: str, mask: Mask) -> str:
    return _SPOKEN.sub(lambda found: f'{found[1]}="{escape(mask(unescape(found[2])))}"', piece)
