"""Names made comparable, for the rules of linking: see `habeas.core.folding`, which the engine shares."""

from habeas.core.folding import PARTICLES, name_key

__all__ = ["PARTICLES", "name_key"]
