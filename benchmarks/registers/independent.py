"""Count the contradictions of the two Argentine registers and of the Rettig list, independently of the engine.

Usage: python independent.py [DATA_FOLDER] [OUTPUT.json]

It uses the standard library alone and nothing else of this repository, so that it can be held against the engine.
The output has ids, page numbers, ages and differences; no names and no documents.
"""

import calendar
import csv
import io
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

Row = dict[str, str]
Entry = dict[str, object]
Interval = tuple[date, date]

PARTICLES = {"de", "del", "la", "las", "los", "y", "da", "do", "dos", "di", "van", "von"}
MONTHS = ["ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SEP", "OCT", "NOV", "DIC"]
THIRDS = {"princ": 0, "med": 1, "fines": 2}
DETENTION, DEATH = "fecha_detencion_secuestro", "fecha_asesinato_o_hallazgo_de_restos"
BIRTH, ABDUCTION, KILLING = "fecha_de_nacimiento", "fecha_de_secuestro", "fecha_de_asesinado"
NO_DATE = {"", "Sin datos fecha"}

DAY = r"(\d{1,2})º?"
MONTH = "(" + "|".join(MONTHS) + ")"
YEAR = r"(\d{4})"
THIRD = "(princ|med|fines)"


def read_rows(path: Path) -> list[Row]:
    """Rows of a CSV file whose rows end at LF or CRLF only; a CR alone is part of a field and becomes a space."""
    text = re.sub(r"\r(?!\n)", " ", path.read_bytes().decode("utf-8-sig"))
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def name_key(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, punctuation, order and particles."""
    decomposed = unicodedata.normalize("NFKD", name.lower())
    letters = "".join(character for character in decomposed if not unicodedata.combining(character))
    return tuple(sorted(word for word in re.findall(r"[^\W_]+", letters) if word not in PARTICLES))


def stretch(year: int, first_month: int, last_month: int, first_day: int = 1, last_day: int = 31) -> Interval:
    """From a day of the first month to a day of the last month, or to its end where it has not so many days."""
    end = min(last_day, calendar.monthrange(year, last_month)[1])
    return date(year, first_month, first_day), date(year, last_month, end)


def read_single(text: str) -> Interval | None:
    """A day, a fortnight, a month, a year, or a third of a month or year; None when it has another form.

    Thirds of a month are the days 1-10, 11-20 and 21-end; thirds of a year are January-April, May-August and
    September-December; fortnights are the days 1-15 and 16-end.
    """
    if found := re.fullmatch(rf"{DAY}/(\d\d)/{YEAR}", text):
        day, month, year = map(int, found.groups())
        return date(year, month, day), date(year, month, day)
    if found := re.fullmatch(rf"([12])ª quinc/(\d\d)/{YEAR}", text):
        half, month, year = map(int, found.groups())
        return stretch(year, month, month, 1, 15) if half == 1 else stretch(year, month, month, 16)
    if found := re.fullmatch(rf"{MONTH}[/ ]{YEAR}", text):
        month = MONTHS.index(found[1]) + 1
        return stretch(int(found[2]), month, month)
    if found := re.fullmatch(rf"AÑO/{YEAR}", text):
        return stretch(int(found[1]), 1, 12)
    if found := re.fullmatch(rf"{THIRD}(?:-{THIRD})?/(?:(\d\d)/)?{YEAR}", text):
        first, last, year = THIRDS[found[1]], THIRDS[found[2] or found[1]], int(found[4])
        if found[3]:
            month = int(found[3])
            return stretch(year, month, month, 10 * first + 1, 31 if last == 2 else 10 * last + 10)
        return stretch(year, 4 * first + 1, 4 * last + 4)
    return None


def read_range(text: str) -> Interval | None:
    """Two single dates joined by a hyphen; the first may leave out the month or the year that the second gives."""
    if found := re.fullmatch(r"AÑOS/(\d\d)(\d\d)-(\d\d)", text):
        century, first, last = found.groups()
        return date(int(century + first), 1, 1), date(int(century + last), 12, 31)
    left, _, right = text.partition("-")
    if re.fullmatch(DAY, left):
        left += right[right.find("/"):]
    elif re.fullmatch(rf"{DAY}/\d\d|{MONTH}", left):
        left += "/" + right[-4:]
    first_part, last_part = read_single(left), read_single(right)
    return (first_part[0], last_part[1]) if first_part and last_part else None


def read_date(text: str) -> Interval | None:
    """The first and last day that a date cell allows; None when the form or the date does not exist."""
    try:
        interval = read_single(text) or read_range(text)
    except ValueError:
        return None
    return interval if interval and interval[0] <= interval[1] else None


def read_dates(rows: list[Row], file: str, identifier: str, columns: list[str],
               unreadable: list[Entry]) -> dict[str, dict[str, Interval]]:
    """For each column the intervals by row id; cells that cannot be read are added to `unreadable`."""
    intervals: dict[str, dict[str, Interval]] = {column: {} for column in columns}
    for row in rows:
        for column in columns:
            text = row[column].strip()
            if interval := read_date(text):
                intervals[column][row[identifier]] = interval
            elif text not in NO_DATE:
                unreadable.append({"file": file, "id": row[identifier], "column": column})
    return intervals


def completed_ages(birth: date, day: date) -> list[int]:
    """Completed years on a day; two answers for someone born on 29 February on the 28th of another year."""
    age = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
    doubtful = (birth.month, birth.day) == (2, 29) and (day.month, day.day) == (2, 28) and not calendar.isleap(day.year)
    return [age, age + 1] if doubtful else [age]


def ages_of_birth_year(birth_year: int, interval: Interval) -> tuple[int, int]:
    """Least and greatest completed age in the interval of someone born in that year; every age between is possible."""
    first, last = interval
    return completed_ages(date(birth_year, 12, 31), first)[0], completed_ages(date(birth_year, 1, 1), last)[0]


def read_number(text: str) -> float | None:
    """The number in a cell, or None."""
    return float(text) if re.fullmatch(r"\d+(\.\d+)?", text.strip()) else None


def says_years(row: Row) -> bool:
    """Whether the words of the RUVTE age count years (not months or days)."""
    return "año" in row["edad_al_momento_del_hecho"]


def empty_lists(*names: str) -> dict[str, list[Entry]]:
    """An empty list under each name."""
    return {name: [] for name in names}


def unique_pairs(ruvte: list[Row], parque: list[Row]) -> list[tuple[Row, Row]]:
    """Rows whose name key is borne by exactly one row of each register."""
    by_key: dict[tuple[str, ...], tuple[list[Row], list[Row]]] = defaultdict(lambda: ([], []))
    for row in ruvte:
        by_key[name_key(row["apellido_paterno_nombres"])][0].append(row)
    for row in parque:
        by_key[name_key(row["nombre"])][1].append(row)
    return [(left[0], right[0]) for left, right in by_key.values() if len(left) == len(right) == 1]


def gap_in_days(left: Interval, right: Interval) -> int:
    """Days from the end of the earlier interval to the start of the later one; 0 when they share a day."""
    return max((right[0] - left[1]).days, (left[0] - right[1]).days, 0)


def compare_pairs(pairs: list[tuple[Row, Row]], detentions: dict[str, Interval], births: dict[str, Interval],
                  abductions: dict[str, Interval]) -> dict[str, object]:
    """Differences of abduction date, birth year and age between the two registers."""
    differs = empty_lists("abduction", "birth_year", "age")
    comparable: Counter[str] = Counter()
    for left, right in pairs:
        left_id, right_id = left["id_unico_ruvte"], right["id"]
        ids: Entry = {"ruvte": left_id, "parque": right_id}
        if left_id in detentions and right_id in abductions:
            comparable["abduction"] += 1
            if gap := gap_in_days(detentions[left_id], abductions[right_id]):
                differs["abduction"].append({**ids, "gap_days": gap})
        if (birth_year := read_number(left["anio_nacimiento"])) is not None and right_id in births:
            comparable["birth_year"] += 1
            if difference := births[right_id][0].year - int(birth_year):
                differs["birth_year"].append({**ids, "parque_minus_ruvte": difference})
        left_age, right_age = read_number(left["edad_al_momento_del_hecho_numerico"]), read_number(right["edad"])
        if left_age is not None and right_age is not None:
            comparable["age"] += 1
            if left_age != right_age:
                differs["age"].append(
                    {**ids, "parque_minus_ruvte": right_age - left_age, "ruvte_in_years": says_years(left)})
    return {
        "abduction_comparable": comparable["abduction"], "abduction_differs": differs["abduction"],
        "birth_comparable": comparable["birth_year"], "birth_year_differs": differs["birth_year"],
        "age_comparable": comparable["age"], "age_differs": differs["age"],
    }


def check_parque(rows: list[Row], dates: dict[str, dict[str, Interval]]) -> dict[str, object]:
    """Contradictions within a Parque row."""
    found = empty_lists("age_misfit", "age_misfit_without_abduction", "born_after_event", "killed_before_taken")
    checked: Counter[str] = Counter()
    for row in rows:
        identifier = row["id"]
        birth, abduction, killing = (dates[column].get(identifier) for column in (BIRTH, ABDUCTION, KILLING))
        age = read_number(row["edad"])
        event = abduction or killing
        if age is not None and birth and event:
            name = "age_misfit" if abduction else "age_misfit_without_abduction"
            checked[name] += 1
            ages = completed_ages(birth[0], event[0])
            if age not in ages:
                found[name].append({"id": identifier, "edad": int(age), "completed_ages": ages})
        events = {column: day[0] for column, day in ((ABDUCTION, abduction), (KILLING, killing)) if day}
        if birth and events:
            checked["born_after_event"] += 1
            if before_birth := [column for column, day in events.items() if day < birth[0]]:
                found["born_after_event"].append({"id": identifier, "events": before_birth})
        if abduction and killing:
            checked["killed_before_taken"] += 1
            if killing < abduction:
                found["killed_before_taken"].append({"id": identifier, "days": (abduction[0] - killing[0]).days})
    return {**found, "checked": dict(checked)}


def check_ruvte(rows: list[Row], dates: dict[str, dict[str, Interval]]) -> dict[str, object]:
    """Contradictions within a RUVTE row.

    The death column tells when she was killed or when her remains were found, so the death is only known to be not
    after it: an age below the possible ones there ("below") may mean a late finding, one above them ("above") cannot.
    """
    found = empty_lists("age_impossible", "age_impossible_death", "death_before_detention")
    checked: Counter[str] = Counter()
    for row in rows:
        identifier = row["id_unico_ruvte"]
        detention, death = dates[DETENTION].get(identifier), dates[DEATH].get(identifier)
        age, birth_year = read_number(row["edad_al_momento_del_hecho_numerico"]), read_number(row["anio_nacimiento"])
        event = detention or death
        if age is not None and says_years(row) and birth_year is not None and event:
            name = "age_impossible" if detention else "age_impossible_death"
            checked[name] += 1
            least, greatest = ages_of_birth_year(int(birth_year), event)
            if not least <= age <= greatest:
                direction = "above" if age > greatest else "below"
                found[name].append(
                    {"id": identifier, "age": age, "least": least, "greatest": greatest, "direction": direction})
        if detention and death:
            checked["death_before_detention"] += 1
            if death[1] < detention[0]:
                found["death_before_detention"].append({"id": identifier, "days": (detention[0] - death[1]).days})
    return {**found, "checked": dict(checked)}


def check_rettig(rows: list[Row]) -> dict[str, object]:
    """Contradictions within a row of the Rettig list."""
    found = empty_lists("end_before_start", "end_before_start_monthly", "age_against_minor")
    checked: Counter[str] = Counter()
    for row in rows:
        place: Entry = {"id": row["individual_id"], "page": row["page"]}
        for name, precision in (("end_before_start", "daily"), ("end_before_start_monthly", "monthly")):
            start, end = row[f"start_date_{precision}"], row[f"end_date_{precision}"]
            if "NA" not in (start, end):
                checked[name] += 1
                days = (date.fromisoformat(start) - date.fromisoformat(end)).days
                if days > 0:
                    found[name].append({**place, "days": days})
        age = read_number(row["age"])
        if age is not None and row["minor"] in ("0", "1"):
            checked["age_against_minor"] += 1
            if (age < 18) != (row["minor"] == "1"):
                found["age_against_minor"].append({**place, "age": age, "minor": int(row["minor"])})
    return {**found, "checked": dict(checked)}


def count_all(result: dict[str, object]) -> dict[str, object]:
    """The same structure with the length of each list in its place."""
    return {name: count_all(value) if isinstance(value, dict) else len(value) if isinstance(value, list) else value
            for name, value in result.items()}


def main(arguments: list[str]) -> None:
    """Read the three lists, check them, and write or print the result."""
    folder = Path(arguments[0] if arguments else "../shared/data")
    ruvte = read_rows(folder / "argentina_registers" / "ruvte_victimas.csv")
    parque = read_rows(folder / "argentina_registers" / "parque_de_la_memoria.csv")
    rettig = read_rows(folder / "chile_rettig" / "pinochet.csv")
    unreadable: list[Entry] = []
    ruvte_dates = read_dates(ruvte, "ruvte", "id_unico_ruvte", [DETENTION, DEATH], unreadable)
    parque_dates = read_dates(parque, "parque", "id", [BIRTH, ABDUCTION, KILLING], unreadable)
    pairs = unique_pairs(ruvte, parque)
    result: dict[str, object] = {
        "rows": {"ruvte": len(ruvte), "parque": len(parque), "rettig": len(rettig)},
        "pairs": [[left["id_unico_ruvte"], right["id"]] for left, right in pairs],
        "unreadable_dates": unreadable,
        "among_pairs": compare_pairs(pairs, ruvte_dates[DETENTION], parque_dates[BIRTH], parque_dates[ABDUCTION]),
        "parque": check_parque(parque, parque_dates),
        "ruvte": check_ruvte(ruvte, ruvte_dates),
        "rettig": check_rettig(rettig),
    }
    result["counts"] = count_all(result)
    if len(arguments) > 1:
        Path(arguments[1]).write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result["counts"], indent=1))


if __name__ == "__main__":
    main(sys.argv[1:])
