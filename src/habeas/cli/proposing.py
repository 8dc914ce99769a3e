"""Proposals as JSON and as lines for a terminal, and the choice among those of a case. `hide` masks confidential sources."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from habeas.checking.words import content
from habeas.cli.printing import WIDTH, claim_json, plural, quoted
from habeas.core.folding import folded
from habeas.core.proposals import Filed, Proposal
from habeas.core.values import value_text
from habeas.drafting.markup import Marked, Mask, masked
from habeas.reading.contexts import Context

if TYPE_CHECKING:
    from habeas.actions.reading import Outcome

SHORT_ID = 10  # characters of a proposal's id, as listings print it


def proposal_json(proposal: Proposal, hide: Mask) -> dict[str, Any]:
    """A proposal for machines: where exactly, by which rule, who speaks through whom, of whom, what, affirmed or denied, and what is
    doubtful."""
    return {**claim_json(proposal.claim, hide, {proposal.id}), "person": hide(proposal.name), "rule": proposal.rule,
            "doubts": list(proposal.doubts)}


def proposal_lines(proposal: Proposal, hide: Mask, id: str = "") -> list[str]:
    """A proposal in a few lines: words, what was read, who speaks, where, by which rule, doubts."""
    claim = proposal.claim
    head = " ".join(filter(None, [id[:SHORT_ID], quoted(f"“{claim.words}”", hide)]))
    said = [f"{content(claim)}{'' if claim.affirmed else ' (denied)'}{hide(f' (hedged: “{claim.hedge}”)') if claim.hedge else ''}"]
    told = [f"of {proposal.name or 'somebody without a name'}", f"{claim.speaker} says it",
            claim.relay and f"through {', '.join(claim.relay)}", claim.said and f"on {claim.said.edtf}",
            claim.place and f"at {claim.place}", str(claim.passage), f"rule {proposal.rule}"]
    lines = [head, hide(f"  {'; '.join([*said, *map(str, filter(None, told))])}"),
             *(f"  doubt: {doubt}" for doubt in proposal.doubts)]
    return [line for each in lines for line in textwrap.wrap(each, WIDTH, subsequent_indent="    ", drop_whitespace=False) or [""]]


def context_lines(context: Context | None, filed: Filed, hide: Mask) -> list[str]:
    """The words in their sentence between its neighbours, marked by >> <<; where that is not to be had, the words alone."""
    if context is None:
        return _wrapped(quoted(f"“{filed.proposal.passage.quote}”", hide), "  ")
    lead, words, rest = masked(Marked(context.lead, context.words, context.rest), hide)
    told = f"{lead}>>{words}<<{rest}" if words else lead
    return [*_wrapped(_plain(context.before, hide), "    "), *_wrapped(told, "  "), *_wrapped(_plain(context.after, hide), "    ")]


def review_lines(filed: Filed, context: Context | None, number: int, of: int, hide: Mask) -> list[str]:
    """A proposal as it is put before a person who decides."""
    claim = filed.claim
    page = claim.passage.page if hasattr(claim.passage, "page") else ""
    where = [context and context.file, context and context.publisher, context and context.published, page and f"page {page}",
             str(claim.passage).partition(", page")[0]]
    rows = (("person", filed.proposal.name or "(no name)"), ("what", content(claim)), ("value", value_text(claim.value)),
            ("speaker", claim.speaker + "".join(f", according to {each}" for each in claim.relay)),
            ("said", claim.said.edtf if claim.said else "(no date)"), ("denied", "" if claim.affirmed else "yes, the speaker denies it"),
            ("hedged", claim.hedge and f"“{claim.hedge}”"), ("place", claim.place), ("rule", filed.proposal.rule),
            ("doubt", "; ".join(filed.proposal.doubts)))
    return ["", f"[{number} of {of}] {filed.id[:SHORT_ID]}  {hide(', '.join(str(each) for each in where if each))}", "",
            *context_lines(context, filed, hide), "", *(line for name, told in rows if told
                                                        for line in _wrapped(f"{name + ':':<9}{hide(told)}", "  ", "           "))]


def reading_lines(done: Sequence[Outcome], still: int) -> list[str]:
    """What was read, by kind, what is doubtful, what failed. `still`: the proposals of the case that are open."""
    counts = Counter(each.status for each in done)
    told = {"read": "read", "unchanged": "read before, and nothing has changed", "failed": "failed"}
    lines = [", ".join(f"{counts[status]:,} {text}" for status, text in told.items() if counts[status]) or "There is no document."]
    kinds: Counter[str] = Counter()
    doubts: Counter[str] = Counter()
    for each in done:
        kinds.update(each.kinds)
        doubts.update(each.doubts)
    if counts["read"]:
        lines.append(f"{plural(sum(kinds.values()), 'proposal')}, {sum(each.fresh for each in done):,} of them new or read otherwise; "
                     f"{sum(each.replaced for each in done):,} are not made any more")
        lines += _wrapped("by kind: " + ", ".join(f"{kind} {count:,}" for kind, count in kinds.most_common()), "  ") if kinds else []
    fresh = [each for each in done if each.status == "read"]
    for title, count in (("language guessed", sum(each.guessed for each in fresh)),
                         ("no date of publication confirmed, so “last July” has no value there", sum(each.undated for each in fresh))):
        lines += [f"  doubtful: {title}: {plural(count, 'document')} (habeas describe)"] if count else []
    lines += [f"  doubtful: {doubt}: {plural(count, 'proposal')}" for doubt, count in doubts.most_common()]
    lines += [f"  failed: {each.name}: {each.problem}" for each in done if each.status == "failed"]
    return [*lines, f"{plural(still, 'proposal')} of this case {'is' if still == 1 else 'are'} open."]


def chosen(filed: Iterable[Filed], person: str | None = None, kinds: Sequence[str] = (), exhibit: str = "",
           rules: Sequence[str] = ()) -> list[Filed]:
    """The proposals on a person (a mention, or words of a name), of some kinds, in an exhibit, by rules that begin so."""
    words = folded(person or "").split()
    return [each for each in filed
            if (not person or each.mention.id == person or (words and all(word in folded(each.proposal.name).split() for word in words)))
            and (not kinds or each.claim.kind in kinds) and (not exhibit or each.proposal.passage.exhibit == exhibit)
            and (not rules or any(each.proposal.rule.startswith(rule) for rule in rules))]


def _plain(text: str, hide: Mask) -> str:
    return quoted(" ".join(text.split()), hide)


def _wrapped(text: str, indent: str, then: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=then or indent) if text.strip() else []
