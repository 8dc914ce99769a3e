"""Names made comparable: accents, case, punctuation, order of words and particles do not count."""

from __future__ import annotations

from functools import lru_cache

from habeas.core.folding import folded

PARTICLES = frozenset("a al an bin da das de del den der di do dos du e el ibn la las le los the van von y zu".split())

@lru_cache(maxsize=200_000)
def name_key(name: str) -> str:
    """Equal for names that differ only in accents, case, punctuation, order or particles; empty for an empty name."""
    words = folded(name).split()
    return " ".join(sorted(word for word in words if word not in PARTICLES) or sorted(words))
