"""The OpenAPI 3.1 description of the API, written from its resources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields
from typing import Any

from habeas import __version__
from habeas.web.api import shapes
from habeas.web.api.operations import ROOT, Operation, Resource
from habeas.web.api.schema import hints_of, schema
from habeas.web.roles import Role

_PART = re.compile(r"<(\w+)>")
ABOUT = ("A case through JSON, for scripts and other tools on this machine. The same gates as on the pages: whoever has no role in a "
         "case gets 404. Log in with a browser's session (writing then takes the header X-CSRFToken), or with a token: "
         "Authorization: Bearer TOKEN.")
PROBLEMS = {400: "Not readable", 401: "Not logged in, or a token that opens nothing", 403: "The role does not allow this",
            404: "Not there, or not for whoever asks", 422: "Understood and not done; the sentence says why",
            503: "Another program writes; try again"}


def description(resources: Iterable[Resource]) -> dict[str, Any]:
    """The whole description."""
    named: dict[str, Any] = {}
    problem = schema(shapes.Problem, named)
    paths = {f"/{ROOT}/" + _PART.sub(r"{\1}", each.address): _path(each, named, problem) for each in resources}
    return {
        "openapi": "3.1.0", "info": {"title": "Habeas", "version": __version__, "description": ABOUT},
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "paths": paths,
        "components": {"schemas": dict(sorted(named.items())), "securitySchemes": {
            "token": {"type": "http", "scheme": "bearer"}, "session": {"type": "apiKey", "in": "cookie", "name": "habeas"}}}}


def _path(each: Resource, named: dict[str, Any], problem: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    parts = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in _PART.findall(each.address)]
    if parts:
        found["parameters"] = parts
    for method, operation in (("get", each.get), ("post", each.post)):
        if operation is not None:
            found[method] = _operation(each, method, operation, named, problem)
    return found


def _operation(each: Resource, method: str, operation: Operation, named: dict[str, Any], problem: Any) -> dict[str, Any]:
    found: dict[str, Any] = {
        "operationId": f"{method}_{each.name.replace(' ', '_')}", "summary": operation.summary,
        "description": f"From the role {operation.role.name.lower()} on." if operation.role >= Role.READER else "",
        "security": [] if operation.role == Role.NOBODY else [{"token": []}, {"session": []}],
        "responses": {
            str(201 if method == "post" else 200): {"description": "JSON" if operation.answer is Any else operation.answer.__doc__,
                                                    "content": {"application/json": {"schema": schema(operation.answer, named)}}},
            **{str(status): {"description": text, "content": {"application/problem+json": {"schema": problem}}}
               for status, text in PROBLEMS.items()}}}
    if operation.asks is not None and method == "post":
        found["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema(operation.asks, named)}}}
    elif operation.asks is not None:
        found["parameters"] = list(_query(operation.asks, named))
    return found


def _query(kind: Any, named: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for each in fields(kind):
        needed = each.default is MISSING
        yield {"name": each.name, "in": "query", "required": needed,
               "schema": schema(hints_of(kind)[each.name], named) | ({} if needed else {"default": each.default})}
