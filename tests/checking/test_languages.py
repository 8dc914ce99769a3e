"""Every form in every language: grammatical, neutral, attributed; no language says less than another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

import pytest

from habeas.checking import check, languages, reasons, steps
from habeas.checking.classes import CLASSES
from habeas.checking.findings import VERDICTS, Verdict
from habeas.checking.languages import LANGUAGES, Language
from habeas.checking.spanish.labels import LABELS, feminine
from habeas.core.claims import Claim, Extract
from habeas.core.errors import UnknownLanguage
from habeas.core.kinds import KINDS
from habeas.core.values import Coded, Order, Quantity, Text, Unspecified, Value, Withheld
from habeas.core.when import parse
from tests.oracle.persons import EXCLUSIVE, person

from .forms import ARREST, BORN, DENIED, FOLLOWS, FREE, LATER, LIMITS, NOTICES, REASONS, STEPS
from .grammar import LOADED, faults, sentence_faults
from .invented import claim
from .values import age, length

BOTH = pytest.mark.parametrize("name", sorted(LANGUAGES))
DATES = ("1976-05-10", "1976-05", "1976", "197X", "19XX", "[1976-05-18..1976-05-22]", "[..1976-05]", "[1976-05..]", "1976-05-10~", "1976?",
         "1976~", "1976-05%", "[1976-01-24,1976-01-26]", "1976-XX-12", "1976-05-1X", "0960-05-10", "197X~")
EXTENTS = ("1976-05-10/1977-03-02", "1976-05/..", "../1977", "1976~/1977-03-02", "[1976-05-18..1976-05-22]/1977", "[1976-05..]/1977")


def values(shape: str) -> Iterator[Value]:
    """Values of every type that a shape takes, in words of no language."""
    if shape in ("event", "state"):
        yield from (parse(each) for each in (*DATES, *(EXTENTS if shape == "state" else ())))
        yield from (Unspecified(), Withheld())
    elif shape == "age":
        yield from (age(low, high, unit, at, about) for low, high in ((1, 1), (3, 3), (None, 0), (None, 17), (18, None), (0, 1), (3, 4))
                    for unit in ("years", "months", "days") for at in (("arrest",), ("birth", "death"), "1976-05-10", "1976-05~")
                    for about in (False, True))
    elif shape == "length":
        yield from (length(low, high, unit, since, until, about) for low, high in ((1, 1), (None, 3), (1, None), (3, 4))
                    for unit in ("years", "months", "days") for about in (False, True)
                    for since, until in (("arrest", "release"), ("transfer", "burial"), ("custody", "custody"), ("arrest", "1979-04-30")))
    elif shape == "order":
        yield from (Order("arrest", "trial_start"), Order("trial_start", "release"))
    else:
        yield from (Coded("in_hospital"), Coded("F", parse("1976-05-10")), Coded("released"))
        if shape == "many":
            yield from (Text("Oruvia"), Quantity("23", "km"), Quantity("3", ""))


def wrong(texts: Iterator[tuple[str, list[str]]]) -> dict[str, list[str]]:
    """The first text with each set of faults."""
    found: dict[str, list[str]] = {}
    for text, problems in texts:
        if problems and problems not in found.values():
            found[text] = problems
    return found


@BOTH
def test_every_kind_and_every_type_of_value_makes_a_grammatical_attributed_sentence(name: str) -> None:
    told = LANGUAGES[name]

    def texts() -> Iterator[tuple[str, list[str]]]:
        for kind, row in KINDS.items():
            for value in values(row.shape):
                for bound in ("", "start", "end") if row.shape == "state" else ("",):
                    for denied in (False, True):
                        text = told.statement(claim(kind, value, bound=bound, denied=denied, words="w", place="Birch", relay=("Courier",)))
                        assert text.startswith("Register, ") and "Courier" in text
                        yield text, sentence_faults(re.sub(r", (row|fila) .*\)$", ")", text) + ".", name)

    assert not wrong(texts())


@BOTH
def test_no_label_is_loaded_and_none_is_missing(name: str) -> None:
    labels = {kind: LANGUAGES[name].label(kind) for kind in KINDS}
    assert not [text for text in labels.values() if LOADED.search(text.replace("legal regime", ""))]
    assert len(set(labels.values())) == len(labels)


def test_no_spanish_label_keeps_a_word_of_the_english_one() -> None:
    english, spanish = LANGUAGES["en"], LANGUAGES["es"]
    shared = {word for kind in KINDS for word in set(english.label(kind).split()) & set(spanish.label(kind).split())}
    assert shared == {"alias", "civil", "hospital", "judicial", "legal"}  # words of both languages


def test_the_gender_of_a_label_is_that_of_its_first_noun() -> None:
    """By the ending, where the ending tells."""
    for kind, label in LABELS.items():
        noun = label.split()[0]
        if noun.endswith(("ción", "sión", "dad", "a")):
            assert feminine(kind), label
        if noun.endswith(("o", "miento", "ar")):
            assert not feminine(kind), label


def test_every_form_has_an_example_so_that_none_lacks_words_unseen() -> None:
    for union, examples in ((reasons.Reason, REASONS), (reasons.Notice, NOTICES), (reasons.LimitHit, LIMITS), (steps.Follows, FOLLOWS)):
        assert {type(each) for each in examples} == set(get_args(union))


@BOTH
def test_every_reason_is_grammatical_and_reads_on_from_the_name_of_its_class(name: str) -> None:
    texts = [LANGUAGES[name].reason(each) for each in REASONS]
    assert not wrong((text, faults(text, name)) for text in texts)
    assert not [text for text in texts if text.endswith(".") or LOADED.search(text)]
    assert len(set(texts)) == len(texts)


@BOTH
def test_every_class_has_a_name_of_its_own(name: str) -> None:
    names = [LANGUAGES[name].class_name(each) for each in CLASSES]
    assert len(set(names)) == len(names)
    assert not wrong((text, faults(text, name)) for text in names)
    assert not [text for text in names if ": " in text]


@BOTH
def test_every_notice_and_limit_is_a_grammatical_sentence_that_names_who_speaks(name: str) -> None:
    told = LANGUAGES[name]
    for each in NOTICES:
        assert "Register" in told.notice(each) or "Courier" in told.notice(each)
    texts = [*map(told.notice, NOTICES), *map(told.undecided, LIMITS)]
    assert not wrong((text, sentence_faults(re.sub(r"\b(row|fila) \d+, (column|columna) \w+", "x", text), name)) for text in texts)
    parts = [*map(told.notice_reason, NOTICES), *map(told.limit, LIMITS)]
    assert not wrong((text, faults(text, name)) for text in parts)
    assert not [text for text in (*texts, *parts) if LOADED.search(text)]


@BOTH
def test_every_step_is_a_grammatical_sentence_that_names_who_says_so(name: str) -> None:
    told = LANGUAGES[name]

    def texts() -> Iterator[tuple[str, list[str]]]:
        for step in STEPS:
            (line,) = told.chain([step])
            if step.claims and isinstance(step.follows, steps.NotAfter | steps.NotBefore | steps.Apart | steps.Never):
                assert all(each.speaker in line for each in step.claims)
            yield line, sentence_faults(line, name)

    assert not wrong(texts())


def every_verdict() -> Iterator[Verdict]:
    """Each word with every combination of facts that its sentence may have to tell."""
    repeated = claim("arrest", "1976-05-10", by="Archive")
    for word in VERDICTS:
        for said in ((ARREST,), (FREE,), (DENIED,), (ARREST, repeated)):
            for origins in (("Register",), ("Register", "Commission"), ("Register", "Commission", "Institute")):
                for because in ((), (BORN,), (BORN, LATER), (BORN, LATER, DENIED)):
                    for either in ("", "1976", "1976-05") if word == "contested" else ("",):
                        yield Verdict(word, tuple(each.id for each in said), origins, either, tuple(each.id for each in because))


NAMES = {"Register": "National Register", "Commission": "Commission of Oruvia", "Courier": "The Courier"}
BY_ID: dict[str, Claim] = {each.id: each for each in (ARREST, FREE, DENIED, BORN, LATER, claim("arrest", "1976-05-10", by="Archive"))}


def english_names_removed(text: str) -> str:
    """Names keep their words in every language."""
    for each in ("Commission of Oruvia", "The Courier"):
        text = text.replace(each, "Name")
    return text


@BOTH
def test_every_verdict_is_a_grammatical_sentence(name: str) -> None:
    texts = [LANGUAGES[name].verdict(each, BY_ID, NAMES) for each in every_verdict()]
    assert not wrong((text, sentence_faults(english_names_removed(text), name)) for text in texts)
    assert not [text for text in texts if LOADED.search(text)]


@BOTH
def test_no_two_verdict_words_are_told_alike_and_an_unknown_one_is_refused(name: str) -> None:
    told = LANGUAGES[name]
    heads = {word: told.verdict(Verdict(word, (ARREST.id,), ("Register",)), BY_ID, NAMES) for word in VERDICTS}
    assert len(set(heads.values())) == len(VERDICTS)
    with pytest.raises(ValueError, match="no such verdict: settled"):
        told.verdict(Verdict("settled", (), ()), {}, {})


@pytest.mark.parametrize(("verdict", "english", "spanish"), (
    (Verdict("agreed", (ARREST.id,), ("RUVTE", "Parque")), "2 origins agree (RUVTE, Parque); whether they are independent was not checked.",
     "2 orígenes coinciden (RUVTE, Parque); no se ha comprobado si son independientes."),
    (Verdict("agreed", (ARREST.id,), ("RUVTE",)),
     "1 origin says so (RUVTE) and the other claims bear it out; whether they are independent was not checked.",
     "1 origen lo dice (RUVTE) y las demás afirmaciones lo apoyan; no se ha comprobado si son independientes."),
    (Verdict("agreed", (FREE.id,), ("RUVTE", "Parque")),
     "2 origins say the same (RUVTE, Parque); whether they are independent was not checked.",
     "2 orígenes dicen lo mismo (RUVTE, Parque); no se ha comprobado si son independientes."),
    (Verdict("corroborated", (ARREST.id,), ("RUVTE", "Parque")),
     "Corroborated: 2 origins agree (RUVTE, Parque); they were judged independent.",
     "Corroborada: 2 orígenes coinciden (RUVTE, Parque); se juzgaron independientes."),
    (Verdict("contested", (ARREST.id,), ("RUVTE",), "1950"), "Contested; either way in 1950.", "Controvertida; en todo caso, en 1950."),
    (Verdict("contested", (ARREST.id,), ("RUVTE",), "1950-05"), "Contested; either way in May 1950.",
     "Controvertida; en todo caso, en mayo de 1950."),
    (Verdict("outweighed", (ARREST.id,), ("RUVTE",), "", (BORN.id, LATER.id)),
     "Outweighed: Commission of Oruvia and The Courier exclude it, and still do without any one of them.",
     "Superada por otras afirmaciones: Commission of Oruvia y The Courier la excluyen, y la siguen excluyendo aunque falte cualquiera de "
     "esos orígenes."),
    (Verdict("superseded", (ARREST.id,), ("RUVTE",), "", (LATER.id,)), "Superseded: Courier says: death on 21 June 1976.",
     "Superada por sucesos posteriores: Courier dice: muerte el 21 de junio de 1976."),
    (Verdict("corrected", (ARREST.id,), ("RUVTE",), "", (BORN.id,)), "Corrected: a later edition says: birth on 10 March 1950.",
     "Corregida: una edición posterior dice: nacimiento el 10 de marzo de 1950."),
    (Verdict("one origin", (ARREST.id,), ("Register",)), "One origin (National Register).", "Un solo origen (National Register)."),
    (Verdict("one origin", (ARREST.id, next(each for each, held in BY_ID.items() if held.speaker == "Archive")), ("Register",)),
     "One origin (National Register); Archive repeats it.", "Un solo origen (National Register); lo repite Archive.")))
def test_verdicts_say_what_the_claims_support(verdict: Verdict, english: str, spanish: str) -> None:
    names = NAMES
    assert LANGUAGES["en"].verdict(verdict, BY_ID, names) == english
    assert LANGUAGES["es"].verdict(verdict, BY_ID, names) == spanish


# ---- whole findings


def test_a_check_in_another_language_finds_the_same_and_tells_all_of_it_in_that_language() -> None:
    told = lines = 0
    problems: dict[str, list[str]] = {}
    for seed in range(60):
        english, spanish = (check(person(seed), exclusive=EXCLUSIVE, language=each, weighed=False).findings for each in ("en", "es"))
        key = {each: (each.kind, each.hard, each.gap_days, each.classes, each.claims, each.steps) for each in (*english, *spanish)}
        assert sorted(map(repr, map(key.__getitem__, english))) == sorted(map(repr, map(key.__getitem__, spanish)))
        for found in spanish:
            told += 1
            assert len(found.chain) == len(next(each for each in english if key[each] == key[found]).chain)
            for text in (found.explanation, *found.reasons, *found.chain):
                lines += 1
                bare = re.sub(r"source \d|columna \w+|\(other\)|\(another\)|\(second\)", "x", text)
                if each := faults(bare.removesuffix(":"), "es"):
                    problems.setdefault(text, each)
    assert not dict(list(problems.items())[:5])
    assert told > 60 and lines > 400


def test_a_language_that_nobody_speaks_here_is_refused() -> None:
    with pytest.raises(UnknownLanguage, match="choose one of en, es"):
        check([ARREST], language="xx")


def test_every_language_has_every_function_of_the_protocol() -> None:
    functions = {each for each in vars(Language) if not each.startswith("_")}
    for told in LANGUAGES.values():
        assert functions <= set(told.__all__)  # type: ignore[attr-defined]
    assert languages.language("en") is LANGUAGES["en"]


@pytest.mark.parametrize("name", sorted(LANGUAGES))
def test_the_words_of_drawings_are_the_same_in_every_language(name: str) -> None:
    module = __import__(f"habeas.checking.{ {'en': 'english', 'es': 'spanish'}[name] }.chain", fromlist=["_DIAGRAM"])
    other = __import__("habeas.checking.english.chain", fromlist=["_DIAGRAM"])
    assert set(module._DIAGRAM) == set(other._DIAGRAM)
    for key, text in module._DIAGRAM.items():
        assert text.count("{}") == other._DIAGRAM[key].count("{}")
        assert not faults(text.replace("{}", "3"), name)


def test_a_silent_passage_of_a_document_says_where_it_stands() -> None:
    silent = Claim("m", "arrest", parse("1976"), "Courier", Extract("00", 3, 9, "", "2"), "")
    assert LANGUAGES["es"].where(silent) == "caracteres 3 a 9, página 2"
    assert LANGUAGES["en"].where(silent) == "characters 3 to 9, page 2"


def test_a_document_may_come_out_again_so_it_is_told_when_it_said_so() -> None:
    quoted = Claim("m", "arrest", parse("1976"), "Courier", Extract("00", 3, 9, "1976", "2"), "1976", said=parse("2007"))
    assert LANGUAGES["en"].where(quoted) == "“1976”, characters 3 to 9, page 2, said in 2007"
    assert LANGUAGES["es"].where(quoted) == "“1976”, caracteres 3 a 9, página 2, dicho en 2007"
