"""Who may see a case. Leads invite with a link that works once, change roles and take them away."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from habeas.core.errors import BadValue, NotInCase
from habeas.web import accounts, members
from habeas.web.gate import NotAllowed, Opened
from habeas.web.roles import IN_CASE, Role
from habeas.web.routes import Route, reverse

LONGEST = 80  # characters of a name
MAY: Mapping[Role, str | Promise] = {
    Role.READER: gettext_lazy("looks at the case, searches and exports it; sources that are kept confidential are shown under numbers."),
    Role.EDITOR: gettext_lazy("also brings in files and lists, records, confirms and judges, and sees the names of all sources."),
    Role.LEAD: gettext_lazy("also decides who may see the case, and as what."),
}


def listed(request: HttpRequest, at: Opened) -> HttpResponse:
    """Who may see the case."""
    return _page(request, at)


def invite(request: HttpRequest, at: Opened) -> HttpResponse:
    """Give somebody a role, and who is new here a link with which to log in once.

    A link opens all cases that its user may see, so only the host makes one for somebody who is known here already: a lead could come into
    other people's cases with it, and write in their name. Raises BadValue, NameTaken.
    """
    name, role = _name(request), _role(request)
    _keep_a_lead(at, name, role)
    user, fresh = accounts.invited(name)
    members.admit(user, at.id, role)
    secret = accounts.ticket(user, accounts.INVITATION_SECONDS) if fresh or (at.user.host and not user.host) else ""
    link = f"{request.build_absolute_uri(reverse('enter', secret))}?case={at.id}" if secret else ""
    return _page(request, at, name, link)


def dismiss(request: HttpRequest, at: Opened) -> HttpResponse:
    """Take a role away. Raises NotInCase, NotAllowed for the last lead."""
    name = request.POST.get("name", "")
    if name not in dict(members.members(at.id)):
        raise NotInCase("member", name, _("Reload the page: somebody else may have taken the role away."))
    _keep_a_lead(at, name, None)
    members.dismiss(name, at.id)
    return HttpResponseRedirect(reverse("members", at.id))


def _page(request: HttpRequest, at: Opened, invited: str = "", link: str = "") -> HttpResponse:
    return render(request, "members.html", {
        "members": members.members(at.id), "roles": IN_CASE, "lead": at.role >= Role.LEAD, "invited": invited, "link": link,
        "may_do": [(each, MAY[each]) for each in IN_CASE], "here_alone": _here_alone(request), "option": "--listen-to-the-network"})


def _here_alone(request: HttpRequest) -> bool:
    """Whether the address in use leads to this machine from nowhere else."""
    return (urlsplit(f"//{request.get_host()}").hostname or "") in ("localhost", "127.0.0.1", "::1")


def _name(request: HttpRequest) -> str:
    """The name that was typed, in the one way in which it is kept. Raises BadValue where it could pass for another one."""
    name = " ".join(unicodedata.normalize("NFKC", request.POST.get("name", "")).split())
    if not name or len(name) > LONGEST:
        raise BadValue(name, _("a name of at most {} characters").format(LONGEST))
    if any(unicodedata.category(each).startswith("C") for each in name):
        raise BadValue("", _("a name without characters that nobody sees"))
    if any(len({_script(each) for each in word if unicodedata.category(each) in ("Lu", "Ll", "Lt", "Lo")}) > 1 for word in name.split()):
        raise BadValue(name, _("a name whose words are each written in one script"))
    return name


def _script(letter: str) -> str:
    """The script of a letter, as far as one word may not mix them: LATIN, CYRILLIC, ARABIC ... (those of East Asia are mixed in names)."""
    found = unicodedata.name(letter, "").partition(" ")[0]
    return "CJK" if found in ("HIRAGANA", "KATAKANA", "HANGUL") else found


def _role(request: HttpRequest) -> Role:
    given = request.POST.get("role", "")
    found = next((role for role in IN_CASE if role.name.lower() == given), None)
    if found is None:
        raise BadValue(given, _("one of reader, editor, lead"))
    return found


def _keep_a_lead(at: Opened, name: str, role: Role | None) -> None:
    """Somebody must go on leading the case."""
    leads = [each for each, held in members.members(at.id) if held == Role.LEAD]
    if leads == [name] and role != Role.LEAD:
        raise NotAllowed(_("A case needs somebody who leads it, and nobody else does. Let somebody else lead it first."))


ROUTES = (
    Route("case/<case>/members", "members", listed, get=Role.READER),
    Route("case/<case>/members/invite", "invite", invite, post=Role.LEAD),
    Route("case/<case>/members/dismiss", "dismiss", dismiss, post=Role.LEAD),
)
