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
from habeas.core.values import Age, Coded, Length, Text, Unspecified
from habeas.core.when import parse
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

        tell("Recording by hand what a ministry, an armed group, a person released and a confidential source say;")
        tell("then what a committee says in a statement, and what two newspapers say.")
        _ministry(store, _day(3))
        _front(store, _day(3))
        _interview(store, _day(4))
        _confidential(store, _day(4))
        _committee(store, _day(4))
        _papers(store, _day(4))

        tell("Judging two dates to be two arrests, after another judgement that was withdrawn.")
        _two_arrests(store, _day(5))

        tell("Judging that one newspaper copies a register, and that another does not copy the lawyers, nor they it.")
        judge(store, "copied", ["Detention Commission", "Oruvia Herald"], "the article says that it lists names of the register", _day(5))
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


def _ministry(store: CaseStore, hand: Hand) -> None:
    """A ministry's answer: one person is free (a relative says: arrested again since), another was never arrested (a denial)."""
    who, said = "Ministry of Public Order", parse("2014-05-20")
    for saying in (Saying(who, "was released on 18 December 2013", "release", parse("2013-12-18"), said=said),
                   Saying(who, "He is at liberty.", "status", Coded("released", said), said=said)):
        _record(store, "commission:8", saying, "ministry.txt", hand)
    denial = Saying(who, "was not arrested by any force of the state", "arrest", Unspecified(), affirmed=False, said=said)
    _record(store, "commission:10", denial, "ministry.txt", hand)
    for mention in ("commission:17", "commission:18"):
        guilt = Saying(who, "were convicted of blowing up a bridge (Regional Court of Sanvelar,\n4 March 1992)", "conviction",
                       Text("blowing up a bridge (Regional Court of Sanvelar, 4 March 1992)"), said=said)
        _record(store, mention, guilt, "ministry.txt", hand)
    back = Saying(who, "was taken back to prison on 8 November 2012", "arrest", parse("2012-11-08"), episode="return to prison", said=said)
    _record(store, "commission:18", back, "ministry.txt", hand)


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


def _committee(store: CaseStore, hand: Hand) -> None:
    """A campaign's statement: an age that a birth date makes 68, years that are eleven days short, a person said to be free who was
    returned to prison, isolation that goes on in hospital, rival diagnoses by rival speakers."""
    who, clinic, doctor, said = "Open Doors Committee", "Central Prison clinic", "his family's doctor", parse("2014-11-14")
    isolated, treated = parse("2014-09-03/2014-10-20"), parse("2014-09-22/2014-10-09")
    for saying in (
            Saying(who, "now 71", "age", Age(71, 71, "years", said), said=said),
            Saying(who, "has spent 24 years in prison", "held_for", Length(24, 24, "years", "arrest", said), said=said),
            Saying(who, "was kept in isolation from 3 September to 20 October 2014", "isolation", isolated, said=said),
            Saying(clinic, "he lay in its hospital from 22 September to 9 October 2014", "hospital", treated, (who,), said=said),
            Saying(clinic, "with gastritis", "diagnosis", Text("gastritis"), (who,), said=said),
            Saying(doctor, "he has an ulcer of the stomach", "diagnosis", Text("ulcer of the stomach"), (who,), said=said)):
        _record(store, "commission:17", saying, "committee.txt", hand)
    _record(store, "commission:18", Saying(who, "is free", "status", Coded("released", said), said=said), "committee.txt", hand)


def _papers(store: CaseStore, hand: Hand) -> None:
    """One newspaper tells what its reporter saw, and a date that two lists exclude; another prints names of the register."""
    observer, herald = "Lindal Observer", "Oruvia Herald"
    seen = Saying(observer, "on 2 December 2013", "arrest", parse("2013-12-02"), place="Sanvelar", said=parse("2014-10-18"))
    _record(store, "bar:B10", seen, "observer.txt", hand)
    heard = Saying("a neighbour", "was arrested on 14 August 2013", "arrest", parse("2013-08-14"), via=(observer,), place="Port Lindal",
                   said=parse("2014-10-18"))
    _record(store, "bar:B9", heard, "observer.txt", hand)
    listed = Saying(herald, "was arrested on 2 October 2013", "arrest", parse("2013-10-02"), place="Tres Almenas", said=parse("2014-07-02"))
    _record(store, "commission:20", listed, "herald.txt", hand)


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
