"""Two editions of an invented booklet: the later one is proposed, and corrects the earlier one when somebody confirms it."""

from __future__ import annotations

import pytest

from habeas import questions
from habeas.actions.documents import Offered, add, describe
from habeas.actions.linking import link
from habeas.actions.reading import read, readable
from habeas.actions.reviewing import confirm
from habeas.core.documents import EDITION_OF
from habeas.core.errors import BadEdition, NotInCase
from habeas.core.people import Exhibit
from habeas.drafting.casefile import PersonFile
from habeas.store import documents as kept
from habeas.store.case import CaseStore
from habeas.store.proposals import open_proposals
from habeas.store.verify import verify
from tests.actions.invented import HAND, LATER
from tests.intake.documents.made import pdf

OFFICE = "Registro del Puerto"
OLD = """VELA BRAND, Iris

### Datos personales

Sexo: Femenino.
Edad: 25 años.
Fecha de nacimiento: 13.02.1950.

### Detención

Fecha: 27.08.1975.

### Desaparición

Fecha posible de fallecimiento: 10.07.1975.

### Antecedentes Policiales

Dirección Nacional del Puerto. Ficha.

Datos.
23/7/982:-Figura en una lista.-Fecha de desaparecida: -10/7/75.-apm.-
"""
NEW = ("Tomo II", "", "VELA BRAND, Iris", "", "Datos personales", "", "Sexo: Femenino.", "Fecha de nacimiento: 13.02.1950.", "",
       "Detención", "", "Fecha: 27.08.1975.", "", "Desaparición", "", "Fecha posible de fallecimiento: 10.09.1975.")
CARD = ("Antecedentes Policiales", "", "Dirección Nacional del Puerto. Ficha.", "", "Datos.", "23/7/982:-Figura en una lista.-",
        "Fecha de desaparecida: -10/7/75.-apm.-")


def page(*lines: str) -> list[tuple[int, int, str]]:
    return [(5, 190 - 10 * place, words) for place, words in enumerate(lines) if words]


@pytest.fixture
def booklet(store: CaseStore) -> CaseStore:
    """A case with both editions, read; nothing is confirmed but who published them and when."""
    new = pdf(page("Los expedientes", "del Puerto"), page(*NEW), page(*CARD))
    for name, data, published in (("vela.md", OLD.encode(), "1997"), ("files.pdf", new, "2001")):
        list(add(store, [Offered(name, name, lambda data=data: data,  # type: ignore[misc]
                                 {"publisher": OFFICE, "published": published, "language": "es"})], HAND))
    list(read(store, readable(store), HAND))
    return store


def exhibit(store: CaseStore, name: str) -> Exhibit:
    return next(each for each in store.exhibits().values() if each.name == name)


def editions(store: CaseStore) -> list[tuple[str, str, bool]]:
    return [(each.value, each.origin, each.confirmed) for fields in kept.descriptions(store).values() for each in fields
            if each.field == EDITION_OF]


def file(store: CaseStore, unreviewed: bool = True) -> PersonFile:
    """The file of the one person of whom both editions tell a death."""
    now = questions.standing(store, unreviewed)
    found, = [each for each in questions.files(store, now, now.people.persons) if any(claim.kind == "death" for claim in each.claims)]
    return found


def conflicts(found: PersonFile) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {tuple(sorted(claim.words for claim in each.claims)): each.classes for each in found.check.findings if each.kind == "conflict"}


def test_a_later_document_of_the_publisher_on_the_same_person_is_proposed_as_a_later_edition_once(booklet: CaseStore) -> None:
    old = exhibit(booklet, "vela.md").id
    assert editions(booklet) == [(old, "the same publisher, and a file of the same person", False)]
    heads = booklet.heads()
    list(read(booklet, readable(booklet), HAND))
    assert booklet.heads() == heads


def test_while_it_is_only_proposed_the_conflict_stands_between_both_editions_and_says_what_may_explain_it(booklet: CaseStore) -> None:
    found = file(booklet)
    assert len(found.mentions) == 2 and not found.ended
    assert set(conflicts(found)) == {("10.07.1975", "10.09.1975"), ("10.07.1975", "27.08.1975", "27.08.1975")}
    assert all({"later edition", "same date, other kind"} <= set(each) for each in conflicts(found).values())  # the card has the same day
    pages = {claim.passage.page for each in found.check.findings for claim in each.claims}  # type: ignore[union-attr]
    assert pages == {"", "2"}


def test_a_confirmed_later_edition_takes_out_what_it_corrects_and_leaves_what_it_does_not_repeat(booklet: CaseStore) -> None:
    describe(booklet, exhibit(booklet, "files.pdf"), {}, [EDITION_OF], LATER)
    found = file(booklet)
    by_id = {claim.id: claim for claim in found.claims}
    assert [(by_id[old].words, by_id[new].words) for old, new in found.ended.items()] == [("10.07.1975", "10.09.1975")]
    assert conflicts(found) == {}
    corrected, = [each for each in found.check.findings if each.kind == "corrected"]
    assert corrected.reasons == ("later edition: the same source says otherwise in its newer edition",)
    assert [each.word for each in found.check.verdicts if by_id[each.claims[0]].words == "10.07.1975"] == ["corrected"]
    assert {claim.kind for claim in found.check.claims} >= {"age", "disappearance"}  # the earlier age, and what the card says
    verify(booklet)


def test_who_has_a_file_in_both_editions_is_offered_for_linking_before_anything_is_confirmed(booklet: CaseStore) -> None:
    found = link(booklet, HAND)
    assert found.pairs == () and [{each.first, each.second} for each in found.waiting] == [set(file(booklet).person.mentions)]
    for each in [each for each in open_proposals(booklet) if each.claim.kind == "birth"]:
        confirm(booklet, each, None, HAND)
    found = link(booklet, HAND)
    assert len(found.pairs) == 1 and found.waiting == ()


def test_a_description_that_was_wrong_is_taken_back(booklet: CaseStore) -> None:
    new = exhibit(booklet, "files.pdf")
    describe(booklet, new, {EDITION_OF: "vela.md"}, [], HAND)
    assert file(booklet).ended
    describe(booklet, new, {EDITION_OF: "none"}, [], LATER)
    found = file(booklet)
    assert not found.ended and all("later edition" not in each for each in conflicts(found).values())


def test_a_proposal_takes_no_confirmed_claim_out(booklet: CaseStore) -> None:
    describe(booklet, exhibit(booklet, "files.pdf"), {}, [EDITION_OF], HAND)
    deaths = {each.claim.words: each for each in open_proposals(booklet) if each.claim.kind == "death"}
    confirm(booklet, deaths["10.07.1975"], None, LATER)
    assert not file(booklet).ended
    assert ("10.07.1975", "10.09.1975") in conflicts(file(booklet))
    confirm(booklet, deaths["10.09.1975"], None, LATER)
    link(booklet, LATER)
    assert len(file(booklet).ended) == len(file(booklet, unreviewed=False).ended) == 1


def test_a_document_is_no_later_edition_of_itself_nor_of_one_that_was_published_after_it(booklet: CaseStore) -> None:
    old, new = exhibit(booklet, "vela.md"), exhibit(booklet, "files.pdf")
    with pytest.raises(BadEdition, match="later than itself"):
        describe(booklet, new, {EDITION_OF: "files.pdf"}, [], HAND)
    with pytest.raises(BadEdition, match="published before that one"):
        describe(booklet, old, {EDITION_OF: new.id[:8]}, [], HAND)
    with pytest.raises(NotInCase):
        describe(booklet, new, {EDITION_OF: "nobody.md"}, [], HAND)
