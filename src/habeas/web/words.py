"""Words for the closed lists of the program: roles, kinds of finding, sorts of judgement, kinds of entry."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from habeas.web.roles import Role
from habeas.web.summary import HARD, READING

Words = Mapping[str, "str | Promise"]

ROLES: Mapping[Role, str | Promise] = {Role.READER: _("Reader"), Role.EDITOR: _("Editor"), Role.LEAD: _("Lead")}
FINDINGS: Words = {
    HARD: _("Conflict, hard"), READING: _("Conflict, a matter of reading"), "conflict": _("Conflict"),
    "corrected": _("Corrected in a later edition"), "withdrawn": _("No longer said in a later edition"),
    "superseded": _("Superseded by another event"), "default date": _("Date that may stand for “unknown”"),
    "implausible": _("Implausible"), "undecided": _("Undecided"), "unread cell": _("Cell that could not be read"),
    "unread row": _("Row that could not be read"), "vanished row": _("Row no longer in the list"),
    "refers to nobody": _("Reference to nobody in the case"), "disagreeing judgements": _("Judgements that disagree"),
}
SORTS: Words = {
    "same": _("Same person"), "different": _("Different persons"),
    "two events": _("Two events of this kind"), "one event": _("One event of this kind"),
    "prefer": _("Preferred"), "confirm": _("Confirmed"), "reject": _("Rejected"), "defer": _("To be decided later"),
    "independent": _("Independent"), "copied": _("Copied"),
}
SOURCE_SORTS: Words = {
    "register": _("Register"), "publication": _("Publication"), "person": _("Person"), "office": _("Office"),
    "organisation": _("Organisation"), "authority": _("Authority"), "document": _("Document"), "unknown": "",
}
STATES: Words = {"open": _("Open"), "judged": _("Judged"), "deferred": _("To be decided later")}  # of findings
GROUPS: Words = {  # of verdicts, as `drafting.support` heads them
    "Agreed or corroborated": _("Agreed or corroborated"), "Contested": _("Contested"),
    "Outweighed by other origins": _("Outweighed by other origins"),
    "Impossible by the order of events": _("Impossible by the order of events"),
    "Superseded by another event": _("Superseded by another event"), "Corrected by a later edition": _("Corrected by a later edition"),
    "Undecided": _("Undecided"), "Neither supported nor excluded": _("Neither supported nor excluded"),
    "One origin alone says so": _("One origin alone says so"),
}
PARTS: Words = {  # of the table of sources against kinds, as `drafting.table` heads them
    "Person": _("Person"), "Custody, treatment and fate": _("Custody, treatment and fate"),
    "Legal status and accusation": _("Legal status and accusation"), "Position of the authorities": _("Position of the authorities"),
}
COUNTED: Words = {  # what is counted of a case
    "person": _("persons"), "mention": _("mentions of them"), "claim": _("claims"), "judgement": _("judgements"),
    "withdrawal": _("judgements withdrawn"), "source": _("sources"), "exhibit": _("kept files"), "proposal": _("proposals"),
}
REASONS: Words = {  # that the program itself writes into the ledger
    "same normalised name, one to one in both lists": _("same normalised name, one to one in both lists"),
    "recorded as speaking of this person": _("recorded as speaking of this person"),
    "confirmed as speaking of this person": _("confirmed as speaking of this person"),
    "unreviewed proposal": _("unreviewed proposal"),
}
STEPS: Words = {  # of a person's history
    "came": _("Claims recorded"), "ended": _("No longer said by a later edition of the list"),
    "returned": _("Said again by a later edition of the list"), "judged": _("Judged"), "withdrawn": _("Judgement taken back"),
}
BECAUSE: Words = {"outweighed": _("Excluded by:"), "superseded": _("Ended by:"), "corrected": _("Replaced by:")}
BORNE_OUT = _("Borne out by:")
ENTRIES: Words = {
    "case.opened": _("case started"), "source.named": _("sources named"), "exhibit.kept": _("files kept"),
    "exhibit.erased": _("files erased"), "rows.recorded": _("rows of lists recorded"), "list.imported": _("lists imported"),
    "claims.recorded": _("claims recorded"), "proposals.read": _("documents read"), "proposal.confirmed": _("proposals confirmed"),
    "mentions.judged": _("judgements on persons"), "claims.judged": _("judgements on claims"),
    "sources.judged": _("judgements on sources"), "judgement.withdrawn": _("judgements withdrawn"),
    "consent.given": _("consents recorded"), "risk.noted": _("risks noted"), "part.redacted": _("redactions"),
    "bundle.received": _("bundles received"), "text.extracted": _("texts extracted"), "document.described": _("documents described"),
}
