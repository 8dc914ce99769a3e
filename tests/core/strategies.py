"""What the property tests draw from: dates of every form, values of every type, claims, and small ledgers."""

from __future__ import annotations

from hypothesis import strategies as st

from habeas.core.calendar import day_number, iso, month_length
from habeas.core.claims import Cell, Claim, Extract, Passage, Translation
from habeas.core.entries import KINDS, SALT_BYTES, Entry, Head, Part, make_entry, make_part
from habeas.core.kinds import KINDS as CLAIM_KINDS
from habeas.core.values import Age, Coded, Json, Length, Order, Quantity, Text, Unspecified, Value, Withheld
from habeas.core.when import When, parse

CASE = "case-1"

days = st.integers(day_number(1, 1, 1), day_number(9999, 12, 31))
near_days = st.integers(day_number(1890, 1, 1), day_number(2030, 12, 31))
marks = st.sampled_from(["", "", "", "?", "~", "%"])


@st.composite
def plain_dates(draw: st.DrawFn) -> str:
    """A day, month, year, decade or century without a mark."""
    year = draw(st.integers(1, 9999))
    month = draw(st.integers(1, 12))
    day = draw(st.integers(1, month_length(year, month)))
    text = f"{year:04}-{month:02}-{day:02}"
    decade, century = f"{year:04}"[:3] + "X", f"{year:04}"[:2] + "XX"
    unspecified = [text[:7] + "-XX", text[:4] + "-XX", text[:4] + "-XX-XX", decade, century]
    return draw(st.sampled_from([text, text[:7], text[:4], *unspecified]))


@st.composite
def masked_dates(draw: st.DrawFn) -> str:
    """A date with single digits missing: `1976-0X`, `1976-XX-12`, `1976-05-1X`."""
    year = draw(st.integers(1, 9999))
    month = draw(st.sampled_from(["0X", "1X", "XX", "05", "10"]))
    day = draw(st.sampled_from(["", "-0X", "-1X", "-2X", "-12", "-30"]))
    return f"{year:04}-{month}{day}"


@st.composite
def marked_dates(draw: st.DrawFn) -> str:
    """A date with a mark before or after one of its parts, or with none."""
    parts = draw(st.one_of(plain_dates(), masked_dates())).split("-")
    place = draw(st.integers(0, len(parts) - 1))
    mark = draw(marks)
    parts[place] = draw(st.sampled_from([mark + parts[place], parts[place] + mark]))
    return "-".join(parts)


@st.composite
def ranges(draw: st.DrawFn, form: str) -> str:
    """Two days in order, or an open end, in a form such as `[{}..{}]` or `{}/{}`."""
    first, last = sorted((draw(days), draw(days)))
    open_end = draw(st.sampled_from(["", "", "first", "last"]))
    hole = "" if form.startswith("[") else ".."
    return form.format(hole if open_end == "first" else iso(first), hole if open_end == "last" else iso(last))


sets = st.lists(marked_dates(), min_size=1, max_size=4).map(lambda members: f"[{','.join(members)}]")
edtf_texts = st.one_of(marked_dates(), sets, ranges("[{}..{}]"), ranges("{}/{}"))
points = st.one_of(marked_dates(), sets, ranges("[{}..{}]")).map(parse)
whens = edtf_texts.map(parse)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
kind_names = st.sampled_from(sorted(CLAIM_KINDS))
units = st.sampled_from(["years", "months", "days"])
bounds = st.one_of(
    st.tuples(st.integers(0, 120), st.none()),
    st.tuples(st.none(), st.integers(0, 120)),
    st.tuples(st.integers(0, 120), st.integers(0, 20)).map(lambda pair: (pair[0], pair[0] + pair[1])),
)

ages = st.builds(lambda pair, unit, at, about: Age(pair[0], pair[1], unit, at, about), bounds, units,
                 st.one_of(whens, st.lists(kind_names, max_size=3).map(tuple)), st.booleans())
lengths = st.builds(lambda pair, unit, since, until, about: Length(pair[0], pair[1], unit, since, until, about), bounds, units,
                    kind_names, st.one_of(whens, kind_names), st.booleans())
values: st.SearchStrategy[Value] = st.one_of(
    whens, ages, lengths, st.builds(Order, kind_names, kind_names), st.builds(Coded, texts, st.none() | whens),
    st.builds(Text, texts), st.builds(Quantity, texts, texts), st.just(Withheld()), st.just(Unspecified()))

keys = st.text(st.characters(codec="ascii"), max_size=6)
json_values: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12)

cells = st.builds(Cell, st.sampled_from(["exhibit-1", "exhibit-2"]), texts, st.integers(2, 10_000), texts, texts)
extracts = st.builds(lambda start, quote, page, read: Extract("exhibit-3", start, start + len(quote), quote, page, read),
                     st.integers(0, 1000), texts, texts, st.none() | st.builds(Translation, texts, texts))
passages: st.SearchStrategy[Passage] = st.one_of(cells, extracts)


def fitting(value: Value) -> str:
    """A kind of claim that can hold the value."""
    match value:
        case When() | Unspecified() | Withheld():
            return "arrest"
        case Age():
            return "age"
        case Length():
            return "held_for"
        case Order():
            return "order"
        case _:
            return "nationality"


claims = st.builds(
    lambda value, mention, speaker, passage, words, affirmed, relay, episode, place, said: Claim(
        mention, fitting(value), value, speaker, passage, words, affirmed, relay, episode, place, said),
    values, texts, texts, passages, texts, st.booleans(), st.lists(texts, max_size=2).map(tuple), texts, texts, st.none() | whens)

salts = st.binary(min_size=SALT_BYTES, max_size=SALT_BYTES)
parts = st.lists(st.builds(make_part, json_values, salts), min_size=1, max_size=3).map(tuple)


@st.composite
def ledgers(draw: st.DrawFn) -> dict[str, Entry]:
    """A sound ledger of up to eight entries by two strands, by digest: it forks and is merged again now and then."""
    first = make_entry(Head(CASE, "strand-a", 0, ()), "case.opened", "Ana", "2026-11-22T08:00:00Z", draw(parts))
    entries = {first.digest: first}
    for minute in range(draw(st.integers(1, 7))):
        tips = draw(st.lists(st.sampled_from(sorted(entries)), min_size=1, max_size=2, unique=True))
        strand, clock = draw(st.sampled_from(["strand-a", "strand-b"])), max(entries[tip].clock for tip in tips)
        head = Head(CASE, strand, clock, tuple(sorted(tips)))
        time = f"2026-11-22T09:{minute:02}:00Z"
        entry = make_entry(head, draw(st.sampled_from(sorted(KINDS))), draw(st.sampled_from(["Ana", "Ben"])), time, draw(parts))
        entries[entry.digest] = entry
    return entries


def erased(part: Part) -> Part:
    """The part after its redaction."""
    return Part(part.digest, None, None)
