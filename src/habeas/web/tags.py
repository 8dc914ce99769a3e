"""What templates need beyond Django: addresses of assets, links by keys, trees of drafting as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from habeas.checking.languages import language
from habeas.checking.words import label
from habeas.core.claims import Claim
from habeas.core.kinds import KINDS
from habeas.core.when import When
from habeas.drafting.chronology import passage as where
from habeas.drafting.markup import Node as Tree
from habeas.drafting.unread import why
from habeas.web import assets, routes, snapshot, veil
from habeas.web.citing import Citing
from habeas.web.doubting import DESCRIBED, DOUBTS, STANDINGS
from habeas.web.frame import told
from habeas.web.gate import Opened
from habeas.web.naming import Names
from habeas.web.roles import Role
from habeas.web.words import COUNTED, ENTRIES, FINDINGS, REASONS, ROLES, SORTS, SOURCE_SORTS, STATES, STEPS

register = template.Library()


@register.simple_tag
def asset(name: str) -> str:
    """The address of a style sheet or script."""
    return assets.address(name)


@register.filter
def key(name: str) -> str:
    """How addresses name a person (any of its mentions) or a source."""
    return snapshot.key(name)


@register.filter
def shown(digest: str, at: Opened) -> str:
    """The digest of a claim as this user gets it."""
    return veil.shown(at, digest)


@register.filter
def keyed(names: Names, source: str) -> str:
    """How addresses name a source to this user."""
    return names.key(source)


@register.filter
def options(named: Iterable[tuple[str, str]], chosen: str) -> SafeString:
    """A choice of many, such as all sources: made at once, which is quicker than a loop of the template."""
    return mark_safe("\n".join(f'<option value="{escape(id)}"{" selected" if id == chosen else ""}>{escape(name)}</option>'
                               for id, name in named))


@register.filter
def markup(tree: Tree | Iterable[Tree] | None, names: Names) -> SafeString:
    """A tree of drafting as HTML, without the names that this user must not hear: they are masked before a text is cut."""
    if tree is None:
        return SafeString()
    nodes = [tree] if isinstance(tree, str) or not isinstance(tree, Iterable) else tree
    return mark_safe("".join(map(names.html, nodes)))


@register.filter
def kind(name: str) -> str:
    """A kind of claim in the page's language."""
    return label(name, told())


@register.filter
def moment(time: str) -> str:
    """UTC text for people."""
    return time.replace("T", " ").removesuffix("Z")[:16] + " UTC"


@register.filter
def passage(claim: Claim) -> str:
    """Where a claim stands."""
    return where(claim)


@register.simple_tag(takes_context=True)
def way(context: template.Context, name: str) -> str:
    """The address of a page of this case; "" if no module of `pages` lists it yet."""
    return routes.reverse(name, context["at"].id) if name in routes.routes() else ""


@register.filter
def grouped(number: int | None) -> str:
    """A count with its thousands set apart, as the page's language does it."""
    return "" if number is None else number_format(number, force_grouping=True)


@register.filter
def role(held: Role) -> str:
    """A role for people."""
    return str(ROLES[held])


@register.filter
def finding(name: str) -> str:
    """A kind of finding for people."""
    return str(FINDINGS.get(name, name))


@register.filter
def judged(sort: str) -> str:
    """A sort of judgement for people."""
    return str(SORTS.get(sort, sort))


@register.filter
def source_sort(name: str) -> str:
    """A sort of source for people."""
    return str(SOURCE_SORTS.get(name, name))


@register.filter
def state(name: str) -> str:
    """Whether a finding was judged, for people."""
    return str(STATES.get(name, name))


@register.filter
def entry(name: str) -> str:
    """A kind of entry for people."""
    return str(ENTRIES.get(name, name))


@register.filter
def class_name(name: str) -> str:
    """A class of explanation in the page's language."""
    return language(told()).class_name(name)


@register.filter
def when(date: When) -> str:
    """A date in words: `on 12 May 1977`."""
    return language(told()).when_words(date)


@register.filter
def content(claim: Claim) -> str:
    """What a claim says, in the page's language, without who says it."""
    return language(told()).content(claim)


@register.filter
def exact(text: str) -> SafeString:
    """Text of a document, of which a browser keeps every character: offsets are counted in it."""
    return mark_safe(escape(text).replace("\r", "&#13;").replace("\0", "\ufffd"))


@register.filter
def trouble(reason: object) -> SafeString:
    """Why something was not read or done: in the page's language if its words are known, marked as English otherwise."""
    found = why(str(reason), told())
    return mark_safe(f'<span lang="{"en" if found == str(reason) else told()}">{escape(found)}</span>')


@register.filter
def doubt(text: str) -> str:
    """What a reader doubts, for people."""
    return str(DOUBTS.get(text, text))


@register.filter
def describes(field: str) -> str:
    """A field of a document's description, for people."""
    return str(DESCRIBED.get(field, field))


@register.filter
def standing(state: str) -> str:
    """How something said in a passage stands, for people."""
    return str(STANDINGS.get(state, state))


@register.filter
def confidential(names: Names, source: str) -> bool:
    """Whether a source is confidential, and is named here to those who may know."""
    return names.confidential(source)


@register.filter
def at(members: Sequence[Any], place: int) -> Any:
    """One of several, by its place from 0."""
    return members[place]


@register.filter
def of(members: Mapping[str, Sequence[Any]], key: str) -> Sequence[Any]:
    """What a mapping has under a key; nothing where it has none."""
    return members.get(key, ())


@register.filter
def alone(claim: Claim) -> tuple[Claim]:
    """A claim where several are expected."""
    return (claim,)


@register.filter
def counted(table: str) -> str:
    """What a table of a case holds, for people."""
    return str(COUNTED.get(table, table))


@register.filter
def reason(text: str) -> str:
    """The reason of a judgement; one that the program writes itself, in the page's language."""
    return str(REASONS.get(text, text))


@register.filter
def against(review: str) -> str:
    """What speaks against a pair that a rule joined (`arrest 1977-05-12 against 1977-05-19; ...`), in the page's language."""
    return "; ".join(_against(each) for each in review.split("; "))


def _against(text: str) -> str:
    kind_name, _, dates = text.partition(" ")
    one, apart, other = dates.partition(" against ")
    if kind_name not in KINDS or not apart:
        return reason(text)
    return gettext("%(kind)s: %(one)s against %(other)s") % {"kind": label(kind_name, told()), "one": one, "other": other}


@register.filter
def step(sort: str) -> str:
    """A sort of step of a person's history, for people."""
    return str(STEPS.get(sort, sort))


@register.filter
def address(claim: Claim, citing: Citing) -> str:
    """The page that shows a claim's words."""
    return citing.address(claim)


@register.filter
def place(claim: Claim, citing: Citing) -> str:
    """The place of a claim's words in its list or document."""
    return citing.place(claim)


@register.filter
def kept_in(claim: Claim, citing: Citing) -> str:
    """The list or document that a claim's words stand in."""
    return citing.source(claim)


@register.filter
def named(names: Names, source: str) -> str:
    """How a source may be called to this user."""
    return names.of(source)
