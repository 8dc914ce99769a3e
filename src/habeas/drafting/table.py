"""Tables: the claims side by side, the chronology, and plain tables of rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from habeas.core.claims import Cell
from habeas.core.kinds import KINDS
from habeas.core.values import Text, Withheld
from habeas.drafting.chronology import ChronologyRow, Column, KindRow, Saying
from habeas.drafting.markup import Element, Node, el, quoted
from habeas.drafting.timeline import conflict_note

ACROSS = 4  # columns that a sheet of paper holds; more go into a further table

# What every person's table has, also where nothing is recorded: status and accusation beside treatment, the authorities' answer.
LEGAL = frozenset({
    "ground", "legal_basis", "offence", "charge", "judge_first", "judicial_review", "hearing", "trial_notice", "trial_start",
    "judgment_first", "judgment_final", "accusation", "conviction", "sentence", "sentence_served", "ground_ended", "regime",
    "person_status"})
AUTHORITIES = frozenset({"acknowledgement", "official_position", "registered_arrest", "register_field"})
_KINDS = list(KINDS)
PERSONAL = frozenset({"birth", "age", "born_in_captivity", *_KINDS[_KINDS.index("name"):_KINDS.index("arrest_place")]})
_ALWAYS = "No statement on this is recorded in this case."


Row = Sequence[Node | Sequence[Node]]


def plain(heads: Sequence[str], rows: Iterable[Row], caption: str, numbers: Iterable[int] = ()) -> Element:
    """A table with the first cell of each row as its heading; `numbers` are columns set to the end."""
    right = frozenset(numbers)
    style = [{"class_": "number"} if number in right else {} for number in range(len(heads))]
    body = [el("tr", [el("td", cell, **style[number]) if number else el("th", cell, scope="row")
                      for number, cell in enumerate(row)]) for row in rows]
    return scroll(el("table", el("caption", caption),
                     el("thead", el("tr", [el("th", text, scope="col", **style[number]) for number, text in enumerate(heads)])),
                     el("tbody", body)), caption)


def scroll(table: Element, label: str) -> Element:
    """A table that scrolls by itself on a phone, also with the keyboard."""
    return el("div", table, class_="scroll", role="region", tabindex="0", aria_label=label)


# ---- claims side by side


def side_by_side(columns: Sequence[Column], rows: Sequence[KindRow], titles: Mapping[str, str]) -> list[Element]:
    """Kinds in rows, sources in columns: words as written, value read, and where they stand. `titles` are those of the lists."""
    tables = []
    for start in range(0, max(1, len(columns)), ACROSS):
        part = range(start, min(start + ACROSS, len(columns)))
        text = "What each source says"
        if len(columns) > ACROSS:
            text += f" (columns {start + 1} to {part.stop} of {len(columns)})"
        heads = [el("th", "What", scope="col"), *(el("th", _head(columns[number], titles), scope="col") for number in part)]
        tables.append(scroll(el("table", el("caption", text), el("thead", el("tr", heads)), _groups(rows, columns, part)), text))
    return tables


def _head(column: Column, titles: Mapping[str, str]) -> list[Node]:
    where = f"{titles.get(column.place, column.place)}, row {column.row}" if column.row else "a kept document"
    name: list[Node] = [": ", quoted(column.name)] if column.name else []
    return [column.speaker, el("span", where, name, class_="where")]


def _groups(rows: Sequence[KindRow], columns: Sequence[Column], part: range) -> list[Element]:
    """One body for each group of kinds. The groups of law and of the authorities are always there, "none" included."""
    groups: dict[str, list[KindRow]] = {
        "Person": [], "Custody, treatment and fate": [], "Legal status and accusation": [], "Position of the authorities": []}
    for row in rows:
        groups["Person" if row.kind in PERSONAL else "Legal status and accusation" if row.kind in LEGAL else
               "Position of the authorities" if row.kind in AUTHORITIES else "Custody, treatment and fate"].append(row)
    bodies = []
    for name, members in groups.items():
        heading = el("tr", el("th", name, scope="rowgroup", colspan=str(len(part) + 1)), class_="group")
        lines = [el("tr", el("th", row.label, scope="row"),
                    [el("td", _cell(row.cells[number], columns[number])) for number in part])
                 for row in members if any(row.cells[number] for number in part)]
        if not members:
            lines = [el("tr", el("td", _ALWAYS, colspan=str(len(part) + 1), class_="soft"))]
        elif not lines:
            lines = [el("tr", el("td", "These sources say nothing on this.", colspan=str(len(part) + 1), class_="soft"))]
        bodies.append(el("tbody", heading, lines))
    return bodies


def _cell(said: Sequence[Saying], column: Column) -> list[Node]:
    if not said:
        return [el("span", "–", class_="soft")]
    return [el("p", _said(each), el("span", _where(each, column), class_="where")) for each in said]


def _said(said: Saying) -> list[Node]:
    claim = said.claim
    words: list[Node] = [] if claim.affirmed else ["denies: "]
    if isinstance(claim.value, Withheld):
        words += ["withheld by the source ", quoted(claim.words)] if claim.words else ["withheld by the source"]
    elif isinstance(claim.value, Text) and claim.value.text == claim.words:
        words.append(quoted(claim.words))
    else:
        words += [quoted(claim.words), " → ", el("code", said.value)]
    if said.note:
        return [el("s", words), f" ({said.note})"]
    if said.preferred:
        words.append(" (preferred by judgement)")
    return words + ([el("strong", conflict_note(said.conflicts))] if said.conflicts else [])


def _where(said: Saying, column: Column) -> str:
    """The passage; the row is not said again where it is the column's own."""
    passage = said.claim.passage
    if isinstance(passage, Cell) and passage.row == column.row:
        text = f"column {passage.column}" + (f", {passage.locator}" if passage.locator else "")
    else:
        text = str(passage)
    if said.claim.said:
        text += f"; said {said.claim.said.edtf}"
    return text + (f"; place: {said.claim.place}" if said.claim.place else "")


# ---- chronology


def in_order(rows: Sequence[ChronologyRow]) -> Element:
    """The chronology as a table: the drawing in words."""
    lines: list[Row] = [
        [row.span, [row.what, *([el("span", row.derived, class_="where")] if row.derived else [])], " and ".join(row.who),
         "; ".join(row.passages), ", ".join(map(str, row.conflicts)) or "–"] for row in rows]
    return plain(("When", "What", "Who says so", "Where", "In conflict"), lines,
                 "Chronology: dated statements, the earliest possible day first")
