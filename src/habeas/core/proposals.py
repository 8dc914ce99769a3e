"""Proposals: what a reader read in a document and nobody has confirmed. None exists without its exact words."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.core.claims import Claim, Extract
from habeas.core.errors import NotQuoted
from habeas.core.people import Mention


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim as it would be recorded, if a person confirmed it as it stands.

    `name` is the person as the document names them most fully. `rule` says what made it: `es field birth`, `en event arrest`,
    `endpoint MODEL`. `doubts` are what a person should look at first: the person was only guessed, the order of day and month too.
    """

    claim: Claim
    name: str
    rule: str
    doubts: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of its claim: confirmed as it stands, the claim keeps it."""
        return self.claim.id

    @property
    def passage(self) -> Extract:
        """The words it points at."""
        assert isinstance(self.claim.passage, Extract)
        return self.claim.passage


def proposed(text: str, claim: Claim, name: str, rule: str, doubts: tuple[str, ...] = ()) -> Proposal:
    """The only way in which readers make a proposal: its words must stand in `text` at its offsets, and the words of its value within
    them. Raises NotQuoted."""
    passage = claim.passage
    if not isinstance(passage, Extract) or not 0 <= passage.start < passage.end or text[passage.start:passage.end] != passage.quote:
        raise NotQuoted
    if claim.words not in passage.quote:
        raise NotQuoted
    return Proposal(claim, name, rule, doubts)


@dataclass(frozen=True, slots=True)
class Filed:
    """A proposal as a case keeps it: with the mention that its claim would attach to, and the reader that made it."""

    proposal: Proposal
    mention: Mention
    reader: str

    @property
    def id(self) -> str:
        """The proposal's id."""
        return self.proposal.id

    @property
    def claim(self) -> Claim:
        """The claim as it would be recorded."""
        return self.proposal.claim
