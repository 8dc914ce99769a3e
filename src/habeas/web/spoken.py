"""The language in which a page tells what the engine found."""

from __future__ import annotations

from django.utils.translation import get_language

from habeas.checking.languages import LANGUAGES


def told() -> str:
    """The page's own language, if the engine speaks it; else English."""
    language = (get_language() or "").partition("-")[0]
    return language if language in LANGUAGES else "en"
