"""The JSON API: its addresses, and its description at api/v1/openapi.json."""

from __future__ import annotations

from typing import Any

from habeas.web.api import asking, requests, shapes, writing
from habeas.web.api.description import description
from habeas.web.api.operations import Operation, Resource
from habeas.web.roles import Role


def described() -> dict[str, Any]:
    """This API as OpenAPI."""
    return description(RESOURCES)


def _reads(does: Any, summary: str, answer: Any, asks: Any = None) -> Operation:
    return Operation(Role.READER, does, summary, answer, asks)


def _writes(does: Any, summary: str, asks: Any, answer: Any = shapes.Done) -> Operation:
    return Operation(Role.EDITOR, does, summary, answer, asks)


RESOURCES = (
    Resource("openapi.json", "description", get=Operation(Role.NOBODY, described, "This description", Any)),
    Resource("cases", "cases", get=Operation(Role.USER, asking.cases, "Cases that you may see", shapes.Cases)),
    Resource("cases/<case>", "case", get=_reads(asking.case, "How a case stands", shapes.CaseState)),
    Resource("cases/<case>/persons", "persons", get=_reads(asking.persons, "Persons by name", shapes.Persons, requests.AskPersons)),
    Resource("cases/<case>/persons/<person>", "person", get=_reads(asking.person, "One person: claims, verdicts, findings", shapes.Person)),
    Resource("cases/<case>/findings", "findings", get=_reads(asking.findings, "Findings", shapes.Findings, requests.AskFindings)),
    Resource("cases/<case>/search", "search", get=_reads(asking.search, "Search", shapes.Searched, requests.AskSearch)),
    Resource("cases/<case>/documents", "documents", get=_reads(asking.kept, "Kept files", shapes.Documents, requests.Paged)),
    Resource("cases/<case>/documents/<exhibit>/text", "text", get=_reads(asking.text, "The latest text of a document", shapes.Text)),
    Resource("cases/<case>/sources", "sources", get=_reads(asking.sources, "Sources", shapes.Sources)),
    Resource("cases/<case>/claims", "claims", post=_writes(writing.new_claim, "Record a claim", requests.NewClaim)),
    Resource("cases/<case>/claims/<claim>", "claim", get=_reads(asking.claim, "One claim", shapes.Claim)),
    Resource("cases/<case>/judgements", "judgements",
             get=_reads(asking.judgements, "Judgements, the latest first", shapes.Judgements, requests.AskJudgements),
             post=_writes(writing.new_judgement, "Record a judgement", requests.NewJudgement)),
    Resource("cases/<case>/judgements/<judgement>/withdraw", "withdraw",
             post=_writes(writing.withdraw, "Take a judgement back", requests.Reason)),
    Resource("cases/<case>/proposals", "proposals",
             get=_reads(asking.proposals, "Proposals that wait for a decision", shapes.Proposals, requests.AskProposals)),
    Resource("cases/<case>/proposals/confirm", "confirm",
             post=_writes(writing.confirm, "Confirm proposals as they stand", requests.Decided, shapes.DoneAll)),
    Resource("cases/<case>/proposals/reject", "reject", post=_writes(writing.reject, "Reject proposals", requests.Decided, shapes.DoneAll)),
)
ROUTES = tuple(each.route for each in RESOURCES)
