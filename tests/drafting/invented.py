"""Invented persons in an invented country, checked by the engine, as a report gets them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from habeas.checking.check import check
from habeas.checking.findings import Finding
from habeas.core.claims import PRINCIPAL, Cell, Claim, Extract
from habeas.core.judgements import Judgement
from habeas.core.people import Mention, Person, Source
from habeas.core.values import Age, Coded, Text, Value, Withheld
from habeas.core.when import parse
from habeas.drafting.casefile import CaseFile, ListNote, PersonFile

SOURCES = {each.id: each for each in (
    Source("Registry", "National Registry of Detained Persons of Varenia"),
    Source("Commission", "Commission of Inquiry of the Province of Ostrel", "office"),
    Source("The Ostrel Courier", "The Ostrel Courier", "publication"),
    Source("Second Court", "Second Court of Ostrel", "authority"),
    Source("w-17", "Dr. Ilse Maréchal", "person", confidential=True),
    Source("confidential source 1", "Tomas Orrelin", "person", confidential=True))}

LISTS = (
    ListNote("registry", "Register of detained persons", "Registry", 412, 2, ("photo", "remarks"), 96, 3, "an open-data project"),
    ListNote("commission", "Annex II of the Commission's report", "Commission", 287, 1, (), 41, 0))

_SPEAKERS = {"registry": "Registry", "commission": "Commission"}


def cell(mention: str, kind: str, value: Value | str, words: str = "", *, column: str = "", episode: str = PRINCIPAL, place: str = "",
         speaker: str = "", bound: str = "", affirmed: bool = True, relay: tuple[str, ...] = ()) -> Claim:
    """A claim of a list's cell; `mention` is `list:row`, and a value given as text is a date."""
    name, _, row = mention.partition(":")
    held = parse(value) if isinstance(value, str) else value
    return Claim(mention, kind, held, speaker or _SPEAKERS[name], Cell(f"digest-of-{name}", "", int(row), column or kind.upper()),
                 words or (value if isinstance(value, str) else ""), affirmed, relay, episode, place, None, bound)


def extract(mention: str, kind: str, value: Value | str, words: str, *, speaker: str, relay: tuple[str, ...] = (),
            episode: str = PRINCIPAL, place: str = "", affirmed: bool = True, said: str = "") -> Claim:
    """A claim of a stretch of a kept document."""
    held = parse(value) if isinstance(value, str) else value
    return Claim(mention, kind, held, speaker, Extract("9f86d081884c7d659a2feaa0c55ad015", 120, 120 + len(words), words, "2"), words,
                 affirmed, relay, episode, place, parse(said) if said else None)


def person_file(name: str, claims: Sequence[Claim], *, judgements: Iterable[Judgement] = (), ended: Mapping[str, str] | None = None,
                names: Mapping[str, str] | None = None, reading: str = "tolerant") -> PersonFile:
    """The checked file of one person; mentions come from the claims."""
    ids = tuple(dict.fromkeys(claim.mention for claim in claims))
    mentions = tuple(Mention(each, (names or {}).get(each, name), each.partition(":")[0], int(each.partition(":")[2])
                             if each.partition(":")[0] in _SPEAKERS else 0) for each in ids)
    judged = tuple(judgements)
    checked = check(claims, judgements=judged, ended=ended, person=ids[0], reading=reading)
    return PersonFile(Person(ids[0], name, ids), mentions, tuple(claims), judged, ended or {}, checked)


def case(people: Sequence[PersonFile], findings: Sequence[Finding] = (), sources: Mapping[str, Source] = SOURCES) -> CaseFile:
    """A case of these persons."""
    return CaseFile("Detentions in Ostrel, 1976 to 1983", "2031-03-04 10:15", ("3b1f" * 16,), "tolerant", sources, LISTS,
                    tuple(people), tuple(findings))


def swapped() -> PersonFile:
    """Day and month swapped between two lists; a court, an accusation, and remains found decades later."""
    return person_file("Mirela Dashkova", [
        cell("registry:12", "birth", "1950-03-09", "09/03/1950", column="BORN"),
        cell("registry:12", "arrest", "1976-05-12", "12/05/1976", column="DETAINED", place="Ostrel"),
        cell("registry:12", "age", Age(26, 26), "26", column="AGE"),
        cell("registry:12", "fate", Coded("disappeared"), "DISAPPEARED", column="STATE"),
        cell("registry:12", "occupation", Text("teacher & translator"), "teacher & translator", column="WORK"),
        cell("registry:12", "accusation", Text("unlawful assembly"), "unlawful assembly", column="CHARGE"),
        cell("registry:12", "mother_name", Withheld(), "withheld", column="MOTHER"),
        cell("commission:88", "birth", "1950", "1950", column="year of birth"),
        cell("commission:88", "arrest", "1976-12-05", "5.12.1976", column="date of abduction", place="Ostrel"),
        cell("commission:88", "last_seen", "[1976-06..1976-07]", "June or July 1976", column="last seen"),
        cell("commission:88", "remains_identified", "2012-11-20", "20.11.2012", column="identified"),
        cell("commission:88", "official_position", Text("no record of the arrest"), "no record of the arrest", column="reply"),
    ], names={"commission:88": "DASHKOVA, Mirela A."}, judgements=[
        Judgement("3b1fa0.0", "same", ("registry:12", "commission:88"), "a.benn", "2031-02-01 09:00", "same name", "exact name, one to one",
                  "the dates of arrest differ")])


def rounded() -> PersonFile:
    """An age that misses by a year: a matter of reading."""
    return person_file("Jonas Pellmark", [
        cell("registry:40", "birth", "1951-08-30", "30/08/1951", column="BORN"),
        cell("registry:40", "arrest", "1977-03-02", "02/03/1977", column="DETAINED"),
        cell("commission:9", "age", Age(26, 26), "26", column="age"),
        cell("commission:9", "arrest", "1977-03-02", "2.3.1977", column="date of abduction")])


def witnessed() -> PersonFile:
    """Two confidential witnesses against two lists: stays, an open end, an age, one name written into a quotation."""
    witness = "note-1:1"
    return person_file("Osric <b>Hale</b> & Sons", [
        cell("registry:77", "arrest", "1978-01-14", "14/01/1978", column="DETAINED"),
        cell("registry:77", "release", "1978-02-20", "20/02/1978", column="RELEASED"),
        cell("commission:31", "release", "1978-05-02", "2.5.1978", column="released"),
        cell("commission:31", "custody", "1978-01-14/1978-05", "14 Jan to May", column="held"),
        extract(witness, "stay", "1978-02-25/1978-03-XX", "Ilse Marechal treated him in the barracks until March", speaker="w-17",
                place="Barracks of Ostrel", said="1985-06"),
        extract(witness, "last_seen", "[1978-04-10..]", "I last saw him after 10 April, said Dr Ilse Maréchal", speaker="w-17",
                relay=("The Ostrel Courier",)),
        extract(witness, "release", "1978-05-02", "on the second of May", speaker="confidential source 1"),
        extract(witness, "arrest", "1978-01-01", "at new year", speaker="w-17")])


def superseded() -> PersonFile:
    """Released according to one source, arrested again before the date at which that is said to hold; an edition corrected."""
    old = cell("registry:5", "arrest", "1979-07-04", "04/07/1979", column="DETAINED")
    new = cell("registry:5", "arrest", "1979-07-14", "14/07/1979", column="DETAINED")
    return person_file("Anouk Terrel", [
        old, new, cell("registry:5", "status", Coded("released", parse("1981-06")), "at liberty (June 1981)", column="STATE"),
        cell("registry:5", "release", "1980-02-11", "11/02/1980", column="RELEASED"),
        cell("commission:6", "arrest", "1981-03-03", "3.3.1981", column="second arrest", episode="2"),
        cell("registry:5", "sex", Coded("f"), "F", column="SEX"), cell("commission:6", "sex", Coded("f"), "female", column="sex"),
    ], ended={old.id: new.id})


def agreeing() -> PersonFile:
    """A person on whom both lists agree."""
    return person_file("Bela Ossian", [
        cell("registry:3", "arrest", "1980-10-09", "09/10/1980"), cell("commission:3", "arrest", "1980-10-09", "9.10.1980")])


def default_only(number: int = 300) -> PersonFile:
    """Nothing but a first of January."""
    return person_file(f"Petra Lind {number}", [cell(f"registry:{number}", "birth", "1944-01-01", "01/01/1944", column="BORN")])


def unread() -> Finding:
    """A cell that could not be read."""
    return Finding("unread cell", "registry:200", "registry, row 200, column DETAINED: “31/02/1977” was not read: there is no such day.",
                   (), subject="registry row 200")


def whole() -> CaseFile:
    """All of them."""
    return case([agreeing(), rounded(), default_only(), superseded(), witnessed(), swapped()], [unread()])


def renamed(file: PersonFile, name: str) -> PersonFile:
    """The same file under another name."""
    return replace(file, person=replace(file.person, name=name))
