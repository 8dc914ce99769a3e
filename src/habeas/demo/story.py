"""The invented case, step by step, through the same actions that the commands use.

Oruvia does not exist, nor does anyone or anything named here. A state commission, a bar association and an association of
relatives keep lists; persons are held by the state's police and by an armed group; some are accused or convicted of crimes, by
whom is said each time. The folder `data` holds the lists, their mappings and three documents. No clock is read: every step has
its fixed time.
"""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from habeas import questions
from habeas.actions.hand import Hand
from habeas.actions.judging import judge, withdraw
from habeas.actions.linking import link
from habeas.actions.lists import Given, import_list
from habeas.actions.recording import Document, Saying, give_consent, note_risk, record
from habeas.checking.findings import Finding
from habeas.core.claims import Claim
from habeas.core.errors import CannotWrite, FolderTaken, NoCaseHere
from habeas.core.values import Coded, Text, Unspecified
from habeas.core.when import parse
from habeas.drafting.report import report
from habeas.store.case import CaseStore

TITLE = "Oruvia 2012 to 2014 (an invented case)"
REPORT = "report.html"
WIDTH = 100

Tell = Callable[[str], object]


def run(folder: Path, again: bool, tell: Tell, home: Path | None = None) -> None:
    """Build the case in `folder`, tell what is found, and write the report into the folder.

    `again`: first remove the demo case that is there. Raises FolderTaken for a folder that holds anything else.
    """
    if again and folder.exists():
        _remove(folder, home)
    build(folder, tell, home)
    with CaseStore.open(folder, home) as store:
        case = questions.case_file(store, "tolerant", _day(6).time)
    names = {file.person.id: file.person.name for file in case.people}
    found = [finding for file in case.people for finding in file.check.findings] + list(case.findings)
    for line in _lines(found, names):
        tell(line)
    _write(folder / REPORT, report(case))
    tell(f"\nThe report: {folder / REPORT}\nNext: habeas show {folder} Tamril")


def build(folder: Path, tell: Tell = lambda line: None, home: Path | None = None) -> None:
    """Build the case in an empty or new folder. `home`: see store.strands. Raises FolderTaken."""
    day = _day(2)
    with CaseStore.create(folder, TITLE, day.author, day.time, home) as store:
        tell(f"{TITLE}, in {folder}")

        tell("Importing three lists and an index of other names; joining rows with the same name by the rule.")
        _import(store, "commission.csv", "commission.toml", day)
        _import(store, "bar-2014.csv", "bar-2014.toml", day)
        _import(store, "relatives.xlsx", "relatives.toml", day)
        _import(store, "aliases.csv", "aliases.toml", day)
        link(store, day)

        tell("Recording by hand what a ministry, an armed group, a person released and a confidential source say.")
        _ministry(store, _day(3))
        _front(store, _day(3))
        _interview(store, _day(4))
        _confidential(store, _day(4))

        tell("Judging two dates to be two arrests, after another judgement that was withdrawn.")
        _two_arrests(store, _day(5))

        tell("Importing the second edition of one list.")
        _import(store, "bar-2015.csv", "bar-2015.toml", _day(6))


def _day(number: int) -> Hand:
    """Who acts, on a day of February 2015."""
    return Hand("Demo", f"2015-02-{number:02}T09:00:00Z")


def _data(name: str) -> bytes:
    return files("habeas.demo").joinpath("data", name).read_bytes()


def _import(store: CaseStore, name: str, map_name: str, hand: Hand) -> None:
    import_list(store, Given(_data(name), name, _data(map_name).decode(), map_name), hand)


def _record(store: CaseStore, mention: str, saying: Saying, document: str, hand: Hand) -> None:
    """Record what is said of the person of `mention`; `document` is a file of the demo, or empty for words that were typed."""
    person = questions.person(questions.standing(store), mention)
    data = _data(document) if document else b""
    kept = Document(data, document, "text/plain; charset=utf-8", data.decode()) if document else None
    record(store, saying, person, kept, hand)


def _ministry(store: CaseStore, hand: Hand) -> None:
    """A ministry's answer: one person is free (a relative says: arrested again since), another was never arrested (a denial)."""
    who, said = "Ministry of Public Order", parse("2014-05-20")
    for saying in (Saying(who, "was released on 18 December 2013", "release", parse("2013-12-18"), said=said),
                   Saying(who, "He is at liberty.", "status", Coded("released", said), said=said)):
        _record(store, "commission:8", saying, "ministry.txt", hand)
    denial = Saying(who, "was not arrested by any force of the state", "arrest", Unspecified(), affirmed=False, said=said)
    _record(store, "commission:10", denial, "ministry.txt", hand)


def _front(store: CaseStore, hand: Hand) -> None:
    """An armed group's statement on a captive, with the finding of guilt that it ascribes to its own council."""
    who, said = "Highland Front", parse("2012-10-03")
    for saying in (Saying(who, "in our hands since 30 August 2012", "custody", parse("2012-08-30"), said=said, bound="start"),
                   Saying(who, "found him guilty of handing over villagers to the army", "conviction",
                          Text("handing over villagers to the army (council of the Highland Front)"), said=said)):
        _record(store, "commission:15", saying, "front.txt", hand)


def _interview(store: CaseStore, hand: Hand) -> None:
    """A person released tells whom she saw, and agreed to be named towards the UN."""
    who, said = "Ana Lucía Iribelda Montesar", parse("2014-01-22")
    saying = Saying(who, "In the first days of May 2013 I saw Nadir al-Quelmari in the yard there", "last_seen",
                    parse("[2013-05-01..2013-05-10]"), place="Port Lindal", said=said)
    _record(store, "commission:10", saying, "interview.txt", hand)
    give_consent(store, who, "share with the UN, named", who, said, None, True, False, "said at the interview", hand)


def _confidential(store: CaseStore, hand: Hand) -> None:
    """A source whose name must not leave the case, with the risk noted."""
    words = "On the night of 19 May 2013 the one they called the Kelmari was driven away."
    saying = Saying("a driver at the barracks of Port Lindal", words, "transfer", parse("2013-05-19"), said=parse("2014-10-08"),
                    confidential=True)
    _record(store, "commission:10", saying, "", hand)
    note_risk(store, "confidential source 1", "few persons knew of the drive", "high", hand)


def _two_arrests(store: CaseStore, hand: Hand) -> None:
    """The relatives' date is taken for a slip; they bring a receipt, so that judgement is withdrawn and two arrests are seen."""
    first, second = _arrest(store, "commission:16"), _arrest(store, "relatives:112")
    hasty = judge(store, "reject", [second.id], "taken for a slip of the pen", hand)
    withdraw(store, questions.judgement(store, hasty), "the relatives brought a receipt of 9 June 2013 from the barracks", hand)
    judge(store, "two events", [first.id, second.id], "by the receipt, arrested in January and again in June", hand)


def _arrest(store: CaseStore, mention: str) -> Claim:
    return next(claim for claim in store.claims([mention]) if claim.kind == "arrest")


def _remove(folder: Path, home: Path | None) -> None:
    """Remove the demo case in a folder; a folder that holds anything else is left alone. Raises FolderTaken."""
    try:
        with CaseStore.open(folder, home) as store:
            ours = store.title == TITLE
    except NoCaseHere:
        return  # empty, or refused when the case is to be made
    if not ours:
        raise FolderTaken(str(folder))
    shutil.rmtree(folder)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise CannotWrite(str(path), error.strerror or "the disk does not take it") from error


def _lines(found: list[Finding], names: dict[str, str]) -> list[str]:
    """Every finding as lines: whom it is about, what it is, and possible explanations before the claims."""
    lines = [f"\n{len(names)} persons, {len(found)} findings."]
    for finding in found:
        lines.append(f"\n{names.get(finding.person, '')} ({finding.person}): {_sort(finding)}")
        if finding.kind == "conflict":
            lines += _wrapped(f"Possible explanations: {'; '.join(finding.classes)}.")
        lines += _wrapped(finding.explanation)
    return lines


def _sort(finding: Finding) -> str:
    if finding.kind != "conflict":
        return finding.kind
    return "hard conflict" if finding.hard else "conflict, a matter of reading"


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="    ")
