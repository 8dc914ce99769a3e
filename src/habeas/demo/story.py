"""The invented case, step by step, through the same actions that the commands use.

Oruvia does not exist, nor does anyone or anything named here. A state commission, a bar association and an association of
relatives keep lists; persons are held by the state's police and by an armed group; some are accused or convicted of crimes, by
whom is said each time. The folder `data` holds the lists, their mappings and the documents. No clock is read: every step has
its fixed time.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from habeas import questions
from habeas.actions.hand import Hand
from habeas.actions.judging import judge, withdraw
from habeas.actions.linking import link
from habeas.actions.lists import Given, import_list
from habeas.actions.recording import Document, Saying, give_consent, note_risk, record
from habeas.core.claims import Claim
from habeas.core.errors import CannotWrite, FolderTaken, NoCaseHere
from habeas.core.values import Text
from habeas.core.when import parse
from habeas.demo import documents
from habeas.demo.review import SECOND
from habeas.drafting.casefile import CaseFile
from habeas.drafting.report import report
from habeas.store.case import CaseStore

TITLE = "Oruvia 2012 to 2014 (an invented case)"
REPORT = "report.html"

Tell = Callable[[str], object]


def run(folder: Path, again: bool, tell: Tell, home: Path | None = None) -> CaseFile:
    """Build the case in `folder`, write the report into the folder, and give back what was found.

    `again`: first remove the demo case that is there. Raises FolderTaken for a folder that holds anything else.
    """
    if again and folder.exists():
        _remove(folder, home)
    build(folder, tell, home)
    with CaseStore.open(folder, home) as store:
        case = questions.case_file(store, "tolerant", _day(6).time)
    _write(folder / REPORT, report(case))
    return case


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

        tell("Recording by hand what an armed group, a person released and a confidential source say.")
        _front(store, _day(3))
        _interview(store, _day(3))
        _confidential(store, _day(3))

        documents.bring(store, tell, _day(4))
        documents.review(store, tell, _day(4))
        link(store, _day(4))

        tell("Judging two dates to be two arrests, after another judgement that was withdrawn; and two spells in isolation to be one.")
        _two_arrests(store, _day(5))
        _one_spell(store, _day(5))

        tell("Judging that two newspapers copy, and that another and the lawyers do not copy each other.")
        judge(store, "copied", ["Detention Commission", "Oruvia Herald"], "the article says that it prints a line of the register", _day(5))
        judge(store, "copied", ["Lindal Observer", "Port Lindal Courier"],
              "two sentences stand in the Courier word for word as they stood in the Observer the day before", _day(5))
        judge(store, "independent", ["Lindal Observer", "Sanvelar Bar Association"],
              "the reporter stood in the market, the lawyers have the court's file", _day(5))

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
    about = questions.person(questions.standing(store), "commission:16").mentions
    receipt = [claim.id for claim in store.claims(about) if claim.kind == "arrest" and claim.episode == SECOND]
    if receipt:  # it is a scan: its date was read only where Tesseract is installed
        judge(store, "one event", [second.id, *receipt], "the receipt bears the date that the relatives give", hand)


def _one_spell(store: CaseStore, hand: Hand) -> None:
    """A committee, a lawyer and the prison date the isolation of one person differently, each in answer to the others."""
    about = questions.person(questions.standing(store), "commission:17").mentions
    spells = [claim.id for claim in store.claims(about) if claim.kind == "isolation"]
    judge(store, "one event", spells, "the prison answers the committee, and the lawyer writes of the same days in September", hand)


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
