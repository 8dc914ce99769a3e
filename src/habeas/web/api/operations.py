"""Operations: what an address of the API does for a method, in which shape it is asked and answers. Their routes pass the same gates as the
pages', and their description is written from the same declarations."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from habeas.core.web_errors import UnfitRequest
from habeas.web import naming, veil, visitor
from habeas.web.api import schema
from habeas.web.exporting import hidden
from habeas.web.roles import Role
from habeas.web.routes import Route

ROOT = "api/v1"


@dataclass(frozen=True, slots=True)
class Operation:
    """What is done: from which role on, by which function, in a sentence; the shape of the answer, and of what is asked (the query of
    GET, the body of POST; None for neither). The function gets what the gates found, then what was asked."""

    role: Role
    does: Callable[..., Any]
    summary: str
    answer: Any
    asks: Any = None


@dataclass(frozen=True, slots=True)
class Resource:
    """An address below ROOT, and what it does for each method."""

    address: str
    name: str
    get: Operation | None = None
    post: Operation | None = None

    @property
    def route(self) -> Route:
        """The route, through the gates."""
        return Route(f"{ROOT}/{self.address}", f"api {self.name}", self.answered, get=self.get.role if self.get else None,
                     post=self.post.role if self.post else None)

    def answered(self, request: HttpRequest, *found: Any) -> HttpResponse:
        """Read what is asked, do it, write the answer. Raises UnfitRequest, and what the operation raises."""
        operation = self.post if request.method == "POST" else self.get
        assert operation is not None
        given = []
        if operation.asks is not None:
            given = [schema.read(operation.asks, _body(request)) if request.method == "POST" else
                     schema.parameters(operation.asks, request.GET.dict())]
        answer = schema.encoded(operation.does(*found, *given))
        at = visitor.case(request)
        if at is not None and not at.may_write:
            answer = hidden(hidden(answer, naming.names(at).text), veil.claims(at))
        return JsonResponse(answer, status=201 if request.method == "POST" else 200, json_dumps_params={"ensure_ascii": False})


def _body(request: HttpRequest) -> Any:
    if request.content_type != "application/json":
        raise UnfitRequest("the content type", "application/json")
    try:
        return json.loads(request.body.decode("utf-8"))
    except (ValueError, RecursionError):
        raise UnfitRequest("the request", "JSON in UTF-8") from None
