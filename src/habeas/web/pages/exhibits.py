"""Exhibits: the kept file itself, inert."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from habeas.core.people import Exhibit
from habeas.web import hearing, inert
from habeas.web.gate import Opened
from habeas.web.roles import Role
from habeas.web.routes import Route


def file(request: HttpRequest, at: Opened, exhibit: Exhibit) -> HttpResponse:
    """The bytes as they were kept, proved by their digest, to be saved. Raises Withheld, NotFound if they were erased, Damaged."""
    hearing.admit(at, exhibit)
    return inert.download(at.store.exhibit_bytes(exhibit.id), exhibit.name)


ROUTES = (Route("case/<case>/exhibit/<exhibit>/file", "exhibit file", file, get=Role.READER),)
