"""Findings sifted and worked through, judgements taken back: over Django's client, without any script."""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import pytest
from django.db import connections
from django.test import Client

from habeas import questions
from habeas.actions.judging import judge, withdraw
from habeas.actions.recording import Saying, record
from habeas.core.judgements import Judgement
from habeas.core.when import parse
from habeas.store.case import CaseStore
from habeas.web import asking, meanwhile, naming, shelf
from habeas.web.asking import question
from habeas.web.gate import Opened
from habeas.web.naming import Names
from habeas.web.roles import Role
from habeas.web.shelf import Shelved
from habeas.web.snapshot import key
from tests.actions.invented import LATER, said
from tests.actions.readers import Line
from tests.web import papers
from tests.web.invented import Made, inside


@pytest.fixture
def place(case: Made) -> Shelved:
    found = shelf.shelved(case.id, case.folder)
    found.round()
    found.settle()
    return found


@pytest.fixture
def editor(case: Made) -> Client:
    return inside("Ed", case, Role.EDITOR)


def read(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return plain(answer.content)


def plain(content: bytes) -> str:
    """What can be read of the content of a page."""
    main = content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def form(browser: Client, path: str, sort: str, **more: object) -> dict[str, object]:
    """A form of a finding's page as a browser would send it."""
    html = browser.get(path).content.decode()
    clock = re.search(r'name="clock" value="(\d+)"', html)
    then = re.search(r'name="then" value="([^"]*)"', html)
    assert clock, "the page has no form"
    return {"sort": sort, "clock": clock[1], "reason": "because of this", **({"then": then[1]} if then else {}), **more}


def sent(browser: Client, case: Made, values: dict[str, object], finding: str = "") -> str:
    """The page after a form was sent."""
    answer = browser.post(f"/case/{case.id}/finding/{finding or case.finding}/judge", values)
    assert answer.status_code == 302, answer.content.decode()
    return read(browser, answer.headers["Location"])


def ids(store: CaseStore) -> tuple[str, str]:
    """The two dates of Ada's arrest in the registers."""
    return said(store, "harbour:1", "arrest").id, said(store, "mole:7", "arrest").id


def latest(store: CaseStore, sort: str) -> Judgement:
    """The judgement of a sort that the editor made; by author, for the clock of the tests may stand before that of the case."""
    found = [each for each in store.judgements() if (each.author, each.sort) == ("Ed", sort)]
    assert len(found) == 1, found
    return found[0]


# ---- the list


def test_the_list_shows_each_finding_in_words_and_counts_by_kind_and_class_as_links(case: Made, place: Shelved, editor: Client) -> None:
    html = editor.get(f"/case/{case.id}/findings").content.decode()
    assert "Brand, Ada" in html and f"/finding/{case.finding}" in html and "7 days apart" in html
    assert re.search(r'<a href="\?kind=conflict%2C\+hard">Conflict, hard</a> 1', html)
    assert re.search(r'<a href="\?cls=one\+digit">one digit</a> 1', html)


@pytest.mark.parametrize(("query", "number"), [
    ("", 1), ("kind=conflict", 1), ("kind=superseded", 0), ("cls=one+digit", 1), ("cls=century", 0), ("least=8", 0), ("most=7", 1),
    ("q=ada", 1), ("q=vela", 0), ("state=judged", 1), ("state=open", 0), ("state=deferred", 0), ("page=99", 1), ("least=x&state=y", 1)])
def test_the_list_is_sifted_as_the_address_asks(query: str, number: int, case: Made, place: Shelved, editor: Client) -> None:
    assert f"{number} finding" in read(editor, f"/case/{case.id}/findings?{query}")


def test_a_source_and_another_beside_it_sift_by_their_keys(case: Made, place: Shelved, editor: Client) -> None:
    both = f"source={key('Harbour')}&beside={key('Mole')}"
    assert "1 finding" in read(editor, f"/case/{case.id}/findings?{both}")
    assert "0 findings" in read(editor, f"/case/{case.id}/findings?source={key('nobody')}")


def test_before_the_first_checks_have_ended_the_list_says_that_they_go_on(case: Made, editor: Client,
                                                                        monkeypatch: pytest.MonkeyPatch) -> None:
    from habeas.web.rounds import Round
    monkeypatch.setattr(Round, "known", property(lambda self: None, lambda self, value: None), raising=False)
    monkeypatch.setattr(Round, "ended", False)
    assert "persons checked" in read(editor, f"/case/{case.id}/findings")
    assert "Brand" in read(editor, f"/case/{case.id}/finding/{case.finding}")  # one person is checked at once


# ---- one finding


def test_a_finding_tells_who_says_what_why_they_exclude_each_other_and_whom_to_ask(case: Made, place: Shelved, editor: Client) -> None:
    text = read(editor, f"/case/{case.id}/finding/{case.finding}")
    for each in ("Harbour says", "“12/05/1977”", "Mole says", "“1977-05-19”", "one digit", "Why they cannot all hold", "Preferred",
                 "What exactly stands in your original, digit by digit?",
                 "the office that keeps the list of Register of the Harbour District"):
        assert each in text, each


def test_words_of_a_document_stand_in_their_sentence(case: Made, place: Shelved, editor: Client) -> None:
    html = editor.get(f"/case/{case.id}/finding/{case.finding}").content.decode()
    assert "Ada&#x27;s sister" in html and "<script>alert" not in html


def test_rejecting_a_claim_ends_the_conflict_and_the_page_says_so_and_offers_to_take_it_back(case: Made, place: Shelved,
                                                                                         editor: Client) -> None:
    path = f"/case/{case.id}/finding/{case.finding}"
    assert "Without it: this conflict is gone. No conflict remains on this person." in read(editor, path)
    text = sent(editor, case, form(editor, path, "reject", claim=[ids(place.store)[1]]))
    assert "Recorded: Rejected" in text and "This conflict is gone. No conflict remains on this person." in text and "Take it back" in text
    judgement = latest(place.store, "reject")
    assert (judgement.reason, judgement.about) == ("because of this", (ids(place.store)[1],))


def test_taking_a_judgement_back_brings_the_conflict_back_and_leaves_both_on_the_record(case: Made, place: Shelved, editor: Client) -> None:
    finding = case.finding
    sent(editor, case, form(editor, f"/case/{case.id}/finding/{finding}", "reject", claim=[ids(place.store)[1]]))
    made = latest(place.store, "reject").id
    answer = editor.post(f"/case/{case.id}/judgement/{made}/withdraw", {"reason": "it was right", "back": finding})
    text = read(editor, answer.headers["Location"])
    assert "Withdrawn: Rejected" in text
    assert "This finding is there again, because the judgement was taken back." in text and "it was right" in text
    assert "it was right" in read(editor, f"/case/{case.id}/judgements?state=withdrawn")
    assert latest(place.store, "reject").id == made


def test_preferring_and_deferring_leave_the_finding_where_it_is(case: Made, place: Shelved, editor: Client) -> None:
    path = f"/case/{case.id}/finding/{case.finding}"
    text = sent(editor, case, form(editor, path, "prefer", claim=[ids(place.store)[0]]))
    assert "This finding is still there. 1 conflict remains" in text
    sent(editor, case, form(editor, path, "defer"))
    assert set(ids(place.store)) < set(latest(place.store, "defer").about)
    assert "1 finding" in read(editor, f"/case/{case.id}/findings?state=deferred")


def test_two_events_do_not_exclude_each_other(case: Made, place: Shelved, editor: Client) -> None:
    html = editor.get(path := f"/case/{case.id}/finding/{case.finding}").content.decode()
    events = html.partition("Which claims speak of the other event")[2].partition("</fieldset>")[0]
    assert set(re.findall(r'value="(\w+)"> ', events)) > set(ids(place.store)) and "checked" not in events  # nobody's side is taken
    assert "This conflict is gone" in sent(editor, case, form(editor, path, "two events", claim=[ids(place.store)[1]]))


def test_an_entry_that_is_another_persons_becomes_a_person_of_its_own_and_can_be_joined_again(case: Made, place: Shelved,
                                                                                          editor: Client) -> None:
    path = f"/case/{case.id}/finding/{case.finding}"
    text = sent(editor, case, form(editor, path, "different", mention="mole:7"))
    assert "Different persons" in text and text.count("0 conflicts") == 2
    made = next(each for each in place.snapshot().judgements if each.sort == "different")
    assert "Same person" in plain(editor.post(f"/case/{case.id}/judgement/{made.id}/join", {"reason": "one woman"}, follow=True).content)
    assert questions.person(place.snapshot().now, "mole:7").id == "harbour:1"


def test_sources_that_copy_count_once_and_the_page_shows_which_verdict_turns(case: Made, place: Shelved, editor: Client) -> None:
    path = f"/case/{case.id}/finding/{case.finding}"
    ours, other = key("Harbour"), key("Ada's sister")
    text = sent(editor, case, form(editor, path, "copied", first=ours, second=other))
    assert "Recorded: Copied" in text
    assert latest(place.store, "copied").about == ("Harbour", "Ada's sister")


def test_two_accounts_that_agree_are_one_origin_once_one_copies_the_other(case: Made, place: Shelved, editor: Client) -> None:
    release = said(place.store, "harbour:1", "release")
    record(place.store, Saying("Ada's sister", "freed on 3 June 1977", "release", parse("1977-06-03")),
           questions.person(questions.standing(place.store), release.mention), None, LATER)
    text = sent(editor, case, form(editor, f"/case/{case.id}/finding/{case.finding}", "copied", first=key("Harbour"),
                                   second=key("Ada's sister")))
    assert "What the claims support has changed" in text and "release on 3 June 1977" in text


def test_who_comes_second_sees_what_changed_and_nothing_is_recorded_until_they_say_so_again(case: Made, place: Shelved,
                                                                                        editor: Client) -> None:
    path, finding = f"/case/{case.id}/finding/{case.finding}", case.finding
    first, second = ids(place.store)
    mine = form(editor, path, "prefer", claim=[first], reason="mine")
    judge(place.store, "prefer", [second], "theirs", LATER)
    number = len(place.store.judgements())
    answer = editor.post(f"{path}/judge", mine)
    text = plain(answer.content)
    assert answer.status_code == 409 and len(place.store.judgements()) == number
    assert "Nothing was recorded yet" in text and "B. Other" in text and "theirs" in text and "mine" in text
    html = answer.content.decode()
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', html.partition("Your reason")[0])
    again = {name: value for name, value in hidden if name != "csrfmiddlewaretoken"}
    assert again["claim"] == first and again["sort"] == "prefer"
    sent(editor, case, {**again, "reason": "mine, knowing theirs"}, finding)
    assert latest(place.store, "prefer").reason == "mine, knowing theirs"


def test_what_was_written_about_others_stops_nobody(case: Made, place: Shelved, editor: Client) -> None:
    mine = form(editor, f"/case/{case.id}/finding/{case.finding}", "prefer", claim=[ids(place.store)[0]])
    judge(place.store, "prefer", [said(place.store, "mole:8", "arrest").id], "of somebody else", LATER)
    sent(editor, case, mine)


def test_a_finding_that_somebody_else_ended_says_so_and_takes_no_judgement(case: Made, place: Shelved, editor: Client) -> None:
    path = f"/case/{case.id}/finding/{case.finding}"
    mine = form(editor, path, "prefer", claim=[ids(place.store)[0]])
    judge(place.store, "reject", [ids(place.store)[1]], "a slip", LATER)
    number = len(place.store.judgements())
    answer = editor.post(f"{path}/judge", mine)
    assert answer.status_code == 409 and len(place.store.judgements()) == number
    assert "no longer there" in plain(answer.content) and "a slip" in plain(answer.content)
    assert "no longer there" in read(editor, path)


@pytest.mark.parametrize(("sort", "more"), [
    ("prefer", {}), ("reject", {"claim": ["f" * 24]}), ("different", {"mention": "mole:8"}), ("copied", {"first": "x", "second": "y"}),
    ("two events", {}), ("confirm", {}), ("", {}), ("prefer", {"reason": " "})])
def test_a_form_that_says_nothing_records_nothing(sort: str, more: dict[str, object], case: Made, place: Shelved, editor: Client) -> None:
    number = len(place.store.judgements())
    values = form(editor, f"/case/{case.id}/finding/{case.finding}", sort, **more)
    assert editor.post(f"/case/{case.id}/finding/{case.finding}/judge", values).status_code == 422
    assert len(place.store.judgements()) == number


def test_a_reader_sees_no_form(case: Made, place: Shelved) -> None:
    reader = inside("Rea", case, Role.READER)
    for path in (f"finding/{case.finding}", f"judgement/{case.judgement}", f"source/{case.source}"):
        main = reader.get(f"/case/{case.id}/{path}").content.decode().partition("<main")[2]
        assert "<form" not in main, path


def test_the_next_finding_keeps_the_filter_and_the_place_of_one_that_is_gone(case: Made, place: Shelved, editor: Client) -> None:
    record(place.store, Saying("a neighbour", "Iris was taken on 1 March 1979", "arrest", parse("1979-03-01")),
           questions.person(questions.standing(place.store), "mole:8"), None, LATER)
    judge(place.store, "one event", [said(place.store, "mole:8", "arrest").id, *(each.id for each in place.store.claims()
          if each.speaker == "a neighbour")], "one", LATER)
    place.round()
    place.settle()
    query = "?kind=conflict&order=least"
    html = editor.get(f"/case/{case.id}/finding/{case.finding}{query}").content.decode()
    after = re.search(r'/finding/([\w-]+)\?kind=conflict&amp;order=least" rel="next"', html)
    assert after and "1 of 2" in html
    values = form(editor, f"/case/{case.id}/finding/{case.finding}{query}", "reject", claim=[ids(place.store)[1]])
    answer = editor.post(f"/case/{case.id}/finding/{case.finding}/judge{query}", values)
    place.round()
    place.settle()
    assert f"/finding/{after[1]}?kind=conflict&amp;order=least" in editor.get(answer.headers["Location"]).content.decode()


# ---- judgements


def test_the_list_of_judgements_tells_persons_from_rules_and_what_stands_from_what_was_withdrawn(case: Made, place: Shelved,
                                                                                              editor: Client) -> None:
    withdraw(place.store, questions.judgement(place.store, case.judgement), "she was not", LATER)
    path = f"/case/{case.id}/judgements"
    assert "she was not" in read(editor, path) and "she was not" not in read(editor, f"{path}?state=standing")
    assert "the rule" in read(editor, f"{path}?by=rule") and "she was there" not in read(editor, f"{path}?by=rule")
    assert "1 judgement" in read(editor, f"{path}?sort=prefer&by=all") and "0 judgements" in read(editor, f"{path}?q=nothing+such")


def test_who_takes_back_what_was_taken_back_before_sees_by_whom(case: Made, place: Shelved, editor: Client) -> None:
    withdraw(place.store, questions.judgement(place.store, case.judgement), "I was first", LATER)
    answer = editor.post(f"/case/{case.id}/judgement/{case.judgement}/withdraw", {"reason": "me too"})
    assert answer.status_code == 409 and "I was first" in plain(answer.content) and len(place.store.withdrawals()) == 1


def test_what_was_not_parted_is_not_joined(case: Made, place: Shelved, editor: Client) -> None:
    assert editor.post(f"/case/{case.id}/judgement/{case.judgement}/join", {"reason": "x"}).status_code == 422


# ---- sources


def test_a_source_tells_how_much_it_says_and_beside_whom(case: Made, place: Shelved, editor: Client) -> None:
    text = read(editor, f"/case/{case.id}/source/{key('Mole')}")
    for each in ("Both in one conflict", "Register of the Harbour District", "an origin of its own", "birth on 4 March 1950"):
        assert each in text, each
    assert re.search(r"4 claims 2 persons|4 2 1|claims 4", text) or "arrest or abduction: 2" in text


def test_a_judgement_on_sources_is_made_and_asked_again_where_somebody_judged_them_meanwhile(case: Made, place: Shelved,
                                                                                         editor: Client) -> None:
    path = f"/case/{case.id}/source/{key('Mole')}"
    clock = re.search(r'name="clock" value="(\d+)"', editor.get(path).content.decode())
    assert clock
    values = {"sort": "copies", "other": key("Harbour"), "reason": "the same slips", "clock": clock[1]}
    judge(place.store, "independent", ["Mole", "Harbour"], "they never met", LATER)
    answer = editor.post(f"{path}/judge", values)
    assert answer.status_code == 409 and "they never met" in plain(answer.content) and "the same slips" in plain(answer.content)
    values["clock"] = re.search(r'name="clock" value="(\d+)"', answer.content.decode())[1]  # type: ignore[index]
    text = plain(editor.post(f"{path}/judge", values, follow=True).content)
    assert "Recorded: Copied" in text and "it has what it says from Register of the Harbour District" in text
    assert latest(place.store, "copied").about == ("Harbour", "Mole")


def test_of_two_who_send_at_the_same_moment_one_is_asked_again(case: Made, place: Shelved, editor: Client,
                                                              monkeypatch: pytest.MonkeyPatch) -> None:
    path = f"/case/{case.id}/source/{key('Mole')}"
    clock = re.search(r'name="clock" value="(\d+)"', editor.get(path).content.decode())
    assert clock
    real = meanwhile.since

    def slow(store: CaseStore, clock: int, about: set[str]) -> list[meanwhile.Change]:
        found = real(store, clock, about)
        time.sleep(0.3)  # both look before either writes, unless one waits for the other
        return found

    monkeypatch.setattr(meanwhile, "since", slow)
    values = {"other": key("Harbour"), "reason": "the same slips", "clock": clock[1]}
    browsers = [(inside("one", case, Role.EDITOR), "copies"), (inside("two", case, Role.EDITOR), "independent")]
    with ThreadPoolExecutor() as pool:
        answers = pool.map(lambda each: each[0].post(f"{path}/judge", {**values, "sort": each[1]}).status_code, browsers)
        assert sorted(answers) == [302, 409]
        pool.submit(connections.close_all)


def test_a_confidential_sources_name_is_shown_to_editors_and_in_no_title_or_address_and_never_to_readers(case: Made, place: Shelved,
                                                                                                   editor: Client) -> None:
    ada = questions.person(questions.standing(place.store), "Ada Brand")
    record(place.store, Saying("Zeno Quarrel", "taken on 2 June 1977", "arrest", parse("1977-06-02"), confidential=True), ada, None, LATER)
    told = "taken then, says Zeno Quarrel"
    record(place.store, Saying("Ada's sister", told, "arrest", parse("1977-06-02"), confidential=True), ada, None, LATER)
    place.round()
    place.settle()
    reader = inside("Rea", case, Role.READER)
    paths = [f"/case/{case.id}/{each}" for each in
             ("sources", f"source/{key('confidential source 1')}", "findings", f"finding/{case.finding}", "judgements",
              f"source/{case.source}")]
    for path in paths:
        seen, html = editor.get(path).content.decode(), reader.get(path).content.decode()
        assert "Zeno" not in html and "Ada&#x27;s sister" not in html, path
        assert "Zeno" not in seen.partition("</title>")[0] and not re.search(r'(href|action|value)="[^"]*Zeno', seen), path
    assert "Zeno Quarrel" in editor.get(paths[0]).content.decode() and "confidential source 1" in reader.get(paths[0]).content.decode()


# ---- questions to ask


def names_for(place: Shelved, role: Role) -> Names:
    from habeas.web import accounts
    return naming.names(Opened(accounts.user_called("x"), role, place.store, place))


def test_every_class_of_explanation_has_a_question() -> None:
    from habeas.checking.classes import CLASSES
    assert set(CLASSES) <= set(asking.TABLE)


def test_a_question_goes_to_whoever_gives_what_it_asks_about(case: Made, place: Shelved) -> None:
    claims = [said(place.store, "harbour:1", "arrest"), said(place.store, "mole:7", "arrest")]  # 12 May and 19 May
    names = names_for(place, Role.EDITOR)
    swapped = question("swapped day and month", claims, names)
    assert [each.whom for each in swapped] == ["the office that keeps the list of Register of the Harbour District"]
    assert swapped[0].passages == (("“12/05/1977”", "harbour, row 2, column taken"),)
    assert len(question("one digit", claims, names)) == 2
    assert question("age convention", claims, names)  # nobody gives an age: everybody is asked
    assert question("no such class", claims, names) == []


def test_the_case_page_leads_to_findings_of_each_kind_and_class_and_names_no_confidential_source_to_readers(
        case: Made, place: Shelved, editor: Client) -> None:
    ada = questions.person(questions.standing(place.store), "Ada Brand")
    record(place.store, Saying("Zeno Quarrel", "taken on 2 June 1977", "arrest", parse("1977-06-02"), confidential=True), ada, None, LATER)
    place.round()
    place.settle()
    html = editor.get(f"/case/{case.id}").content.decode()
    assert f'/case/{case.id}/findings?kind=conflict%2C%20hard"' in html
    assert f'/case/{case.id}/findings?kind=conflict&amp;cls=one%20digit"' in html
    assert "Zeno Quarrel" in html
    assert "Zeno" not in inside("Rea", case, Role.READER).get(f"/case/{case.id}").content.decode()


# ---- proposals


def test_conflicts_of_proposals_are_shown_only_when_asked_for_labelled_and_cannot_be_judged(case: Made, place: Shelved,
                                                                                        editor: Client) -> None:
    text = "Olo Marr was born on 2 January 1950. Olo Marr was born on 4 March 1951.\n"
    births = [Line(words, "birth", parse(date), "Olo Marr")
              for words, date in (("2 January 1950", "1950-01-02"), ("4 March 1951", "1951-03-04"))]
    papers.paper(place.store, text, *births)
    place.round()
    place.settle()
    path = f"/case/{case.id}/findings"
    assert "Olo Marr" not in read(editor, path)
    read(editor, f"{path}?proposals=1")
    place.settle()
    listed = read(editor, f"{path}?proposals=1&q=olo")
    assert "1 finding with proposals" in listed and "Unreviewed proposal" in listed and "Olo Marr" in listed
    address = re.search(r"/finding/([\w-]+-proposed)", editor.get(f"{path}?proposals=1&q=olo").content.decode())
    assert address
    html = editor.get(f"/case/{case.id}/finding/{address[1]}?proposals=1").content.decode()
    assert "This rests on proposals that nobody has confirmed" in html and "<mark>4 March 1951</mark>" in html and "/judge" not in html
    values = {"sort": "defer", "reason": "x", "clock": "999999"}
    assert editor.post(f"/case/{case.id}/finding/{address[1]}/judge", values).status_code == 422


def test_every_claim_of_a_finding_leads_to_its_row_under_the_title_of_its_list(case: Made, place: Shelved, editor: Client) -> None:
    html = editor.get(f"/case/{case.id}/finding/{case.finding}").content.decode()
    titles = {note.title for note in questions.list_notes(place.store)}
    sides = re.findall(r'<p class="where"><a href="(/case/[^"]*/row)" dir="auto">([^<]*), row \d+', html)
    assert len(sides) >= 2 and {title for _, title in sides} <= titles
    assert "is shown" not in read(editor, sides[0][0])


def test_a_rejected_proposal_is_listed_in_words_and_a_judgement_without_a_reason_without_a_colon(
        case: Made, place: Shelved, editor: Client) -> None:
    papers.paper(place.store)
    aunt, seen = papers.waiting(place.store, "arrest"), papers.waiting(place.store, "last_seen")
    judge(place.store, "reject", [seen.id], "she was not meant", LATER)
    judge(place.store, "reject", [aunt.id], "", LATER)
    listed = read(editor, f"/case/{case.id}/judgements?sort=reject")
    assert "last sighting in March 1977 (quay.txt, characters" in listed and seen.id[:12] not in listed
    assert "UTC: she was not meant" in listed and "UTC: Rejected" not in listed and not listed.endswith("UTC:")
