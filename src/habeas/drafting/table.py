"""Tables: the claims side by side, the chronology, and plain tables of rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from habeas.core.claims import Cell
from habeas.core.kinds import KINDS
from habeas.core.values import Text, Withheld
from habeas.drafting.chronology import ChronologyRow, Column, KindRow, Saying
from habeas.drafting.markup import Element, Node, el, quoted
from habeas.drafting.quotations import label
from habeas.drafting.words import Words, words

ACROSS = 4  # columns that a sheet of paper holds; more go into a further table
SHORT_TABLE = 6  # rows of a table that is kept on one sheet
SHORT = 26  # characters of a value that is kept on one line

# What every person's table has, also where nothing is recorded: status and accusation beside treatment, the authorities' answer.
LEGAL = frozenset({
    "ground", "legal_basis", "offence", "charge", "judge_first", "judicial_review", "hearing", "trial_notice", "trial_start",
    "judgment_first", "judgment_final", "accusation", "conviction", "sentence", "sentence_served", "ground_ended", "regime",
    "person_status"})
AUTHORITIES = frozenset({"acknowledgement", "official_position", "registered_arrest", "register_field"})
_KINDS = list(KINDS)
PERSONAL = frozenset({"birth", "age", "born_in_captivity", *_KINDS[_KINDS.index("name"):_KINDS.index("arrest_place")]})
PARTS = ("Person", "Custody, treatment and fate", "Legal status and accusation", "Position of the authorities")
_NONE = "No statement on this is recorded in this case."


Row = Sequence[Node | Sequence[Node]]


def part_of(kind: str) -> str:
    """Under which of PARTS a kind stands."""
    if kind in PERSONAL:
        return PARTS[0]
    return PARTS[2] if kind in LEGAL else PARTS[3] if kind in AUTHORITIES else PARTS[1]


def plain(heads: Sequence[str], rows: Iterable[Row], caption: str, numbers: Iterable[int] = ()) -> Element:
    """A table with the first cell of each row as its heading; `numbers` are columns set to the end."""
    right = frozenset(numbers)
    style = [{"class_": "number"} if number in right else {} for number in range(len(heads))]
    body = [el("tr", [el("td", cell, **style[number]) if number else el("th", cell, scope="row")
                      for number, cell in enumerate(row)]) for row in rows]
    head = el("tr", [el("th", text, scope="col", **style[number]) for number, text in enumerate(heads)])
    kept = "short" if len(body) <= SHORT_TABLE else "long"
    return scroll(el("table", el("caption", caption), el("thead", head), el("tbody", body), class_=kept), caption)


def scroll(table: Element, label: str) -> Element:
    """A table that scrolls by itself on a phone, also with the keyboard."""
    return el("div", table, class_="scroll", role="region", tabindex="0", aria_label=label)


# ---- claims side by side


def side_by_side(columns: Sequence[Column], rows: Sequence[KindRow], titles: Mapping[str, str], anchor: str,
                 language: str = "en") -> list[Element]:
    """Kinds in rows, sources in columns: words as written, value read, and where they stand.

    `titles` are those of the lists by id, `anchor` that of the person.
    """
    tables, say = [], words(language)
    several = -(-len(columns) // ACROSS) or 1
    for number in range(several):
        part = range(len(columns) * number // several, len(columns) * (number + 1) // several)
        text = say("What each source says")
        if len(columns) > ACROSS:
            text += f" ({say('columns {} to {} of {}', part.start + 1, part.stop, len(columns))})"
        heads = [el("th", say("What"), scope="col"), *(el("th", _head(columns[each], titles, say), scope="col") for each in part)]
        bodies = _groups(rows, columns, part, anchor, say)
        tables.append(scroll(el("table", el("caption", text), el("thead", el("tr", heads)), bodies), text))
    return tables


def _head(column: Column, titles: Mapping[str, str], say: Words) -> list[Node]:
    where = f"{titles.get(column.place, column.place)}, {say('row {}', column.row)}" if column.row else say("a kept document")
    name: list[Node] = [": ", quoted(column.name)] if column.name else []
    return [column.speaker, el("span", where, name, class_="where")]


def _groups(rows: Sequence[KindRow], columns: Sequence[Column], part: range, anchor: str, say: Words) -> list[Element]:
    """One body for each group of kinds. In the first table every group is there, "none" included."""
    groups: dict[str, list[KindRow]] = {each: [] for each in PARTS}
    for row in rows:
        groups[part_of(row.kind)].append(row)
    bodies = []
    for name, members in groups.items():
        heading = el("tr", el("th", say(name), scope="rowgroup", colspan=str(len(part) + 1)), class_="group")
        lines = [el("tr", el("th", row.label, scope="row"),
                    [el("td", _cell(row.cells[number], columns[number], anchor, say)) for number in part])
                 for row in members if any(row.cells[number] for number in part)]
        if not members and part.start == 0:
            lines = [el("tr", el("td", say(_NONE), colspan=str(len(part) + 1), class_="soft"))]
        if lines:
            bodies.append(el("tbody", heading, lines))
    return bodies


def _cell(said: Sequence[Saying], column: Column, anchor: str, say: Words) -> list[Node]:
    if not said:
        return [el("span", "–", class_="soft")]
    return [el("p", _said(each, say), label([each.claim.id], [each.claim.id] if each.unreviewed else [], say),
               el("span", _where(each, column, say), class_="where"), _contest(each.conflicts, anchor, say)) for each in said]


def _contest(numbers: Sequence[int], anchor: str, say: Words) -> list[Node]:
    """`in conflict 1, 3`, linked."""
    return [el("strong", say("in conflict"), " ", links(numbers, anchor), class_="where")] if numbers else []


def links(numbers: Sequence[int], anchor: str) -> list[Node]:
    """The numbers of conflicts, linked to them."""
    found: list[Node] = []
    for number in numbers:
        found += [", " if found else "", el("a", str(number), href=f"#{anchor}-conflict-{number}")]
    return found


def _said(said: Saying, say: Words) -> list[Node]:
    claim = said.claim
    shown: list[Node] = [] if claim.affirmed else [say("denies:"), " "]
    if isinstance(claim.value, Withheld):
        shown += [f"{say('withheld by the source')} ", quoted(claim.words)] if claim.words else [say("withheld by the source")]
    elif isinstance(claim.value, Text) and claim.value.text == claim.words:
        shown.append(quoted(claim.words))
    else:
        shown += [quoted(claim.words), " → ", el("code", said.value, class_="whole" if len(said.value) <= SHORT else "value")]
    if said.note:
        return [el("s", shown), f" ({said.note})"]
    if said.preferred:
        shown.append(f" ({say('preferred by judgement')})")
    return shown


def _where(said: Saying, column: Column, say: Words) -> str:
    """The passage; the row is not said again where it is the column's own."""
    passage = said.claim.passage
    if isinstance(passage, Cell) and passage.row == column.row:
        text = say("column {}", passage.column) + (f", {passage.locator}" if passage.locator else "")
    else:
        text = say.told.passage(passage)
    text += "".join(f"; {say('according to {}', each)}" for each in said.claim.relay)
    if said.claim.said:
        text += f"; {say('said {}', said.claim.said.edtf)}"
    return text + (f"; {say('place: {}', said.claim.place)}" if said.claim.place else "")


# ---- chronology


def in_order(rows: Sequence[ChronologyRow], anchor: str, language: str = "en") -> Element:
    """The chronology as a table: the drawing in words."""
    say = words(language)
    lines: list[Row] = [
        [row.span, _happened(row), say.told.named(row.who), links(row.conflicts, anchor) or "–", "; ".join(row.passages)] for row in rows]
    return plain((say("When"), say("What"), say("Who says so"), say("In conflict"), say("Where")), lines,
                 say("Chronology: dated statements, the earliest possible day first"))


def _happened(row: ChronologyRow) -> list[Node]:
    note: list[Node] = [el("span", row.derived, class_="where")] if row.derived else []
    return [f"{row.what}, {row.place}" if row.place else row.what, *note]
