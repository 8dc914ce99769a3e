"""Possible explanations, notices and limits in Spanish."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.checking.reasons import (
    ApproximateAge,
    ApproximateDate,
    CalendarYears,
    CalendarYearsBeside,
    CopiedByAll,
    DatedBefore,
    DefaultDate,
    DefaultDay,
    Denied,
    DigitBehindAges,
    DigitOfAge,
    DigitOfBirth,
    DigitOfDates,
    DigitOfOther,
    LaterDocument,
    LimitHit,
    LongLife,
    MoreConflicts,
    NamesDiffer,
    NeighbouringDays,
    NeighbouringEvents,
    NoSuchOrder,
    NothingFits,
    Notice,
    OlderEdition,
    OneUnitOff,
    OrderGiven,
    OtherCalendar,
    OtherCentury,
    OtherEventThatDay,
    OtherKind,
    OtherPlace,
    Reason,
    RepeatedInColumn,
    RepeatedInRow,
    Replaced,
    RoundedLength,
    RowGone,
    SharedErrors,
    Silent,
    StateEnded,
    Swapped,
    TooManyAlternatives,
    TooManyCombinations,
    Translated,
    TwoPersons,
)
from habeas.checking.spanish.claims import content, named, noun, statement
from habeas.checking.spanish.dates import count, day_words, when_words
from habeas.checking.spanish.labels import agreeing, of, the
from habeas.core.claims import Cell, Claim

_CLASSES = {
    "rounding": "redondeo", "age convention": "forma de contar la edad", "age by calendar years": "edad por años naturales",
    "adjacent day": "día contiguo", "two events": "dos sucesos", "same date, other kind": "misma fecha, otro suceso",
    "default date": "fecha por defecto", "swapped day and month": "día y mes intercambiados", "one digit": "una cifra",
    "century": "siglo", "neighbouring cell": "celda contigua", "calendar": "calendario",
    "transliteration or two persons": "transliteración o dos personas", "translation": "traducción",
    "later edition": "edición posterior", "copied error": "error copiado", "impossible order": "orden imposible",
    "unexplained": "sin explicación",
}
_CALENDARS = {"julian": "juliano", "hijri": "hijri (islámico)", "jalali": "jalali (persa)"}


def class_name(name: str) -> str:
    """A class of explanation."""
    return _CLASSES[name]


def reason(reason: Reason) -> str:
    """Why a class fits: without capital and full stop."""
    match reason:
        case RoundedLength(claim):
            return f"una duración de “{claim.words}” puede estar redondeada"
        case ApproximateAge():
            return "la edad se da como aproximada"
        case ApproximateDate():
            return "la fecha se da como aproximada"
        case OneUnitOff():
            return "bastaría una edad con una unidad más o menos, como cuando se cuenta la que se va a cumplir"
        case CalendarYears(event, birth, age):
            return f"{event} menos {birth} es {age}: la edad puede haberse contado por años naturales"
        case CalendarYearsBeside(claim, event, birth, sources):
            return (f"{event} menos {birth} es {event - birth} ({_beside(sources)}): la edad que da {claim.speaker} puede haberse contado "
                    "por años naturales")
        case NeighbouringDays():
            return "las dos fechas son días contiguos, como ocurre con lo que sucede de noche"
        case NeighbouringEvents(early, late):
            dated = "fechado" if early.bound else agreeing("fechado", early.kind)
            return (f"{_event(early)} aparece {dated} un día antes {of(_event(late))}: lo que sucede de noche puede fecharse en uno u otro "
                    "de dos días contiguos")
        case OtherEventThatDay(other, date, claim):
            return (f"{other.speaker} sitúa {the(other.kind)} {when_words(date)}, el día que {claim.speaker} da para {the(claim.kind)}: "
                    "puede tratarse de dos sucesos")
        case OtherPlace(first, second):
            return f"las dos fechas van con lugares que no comparten ninguna palabra (“{first}”, “{second}”): puede tratarse de dos sucesos"
        case OtherKind(other):
            return f"{other.speaker} da el mismo día para {the(other.kind)}: una fecha puede haberse anotado en otra casilla"
        case DefaultDay(claim, day, wider):
            return f"el {day_words(day)} que da {claim.speaker} puede significar “algún día {when_words(wider)}”"
        case Swapped(claim, day, other_day):
            return (f"con el día y el mes intercambiados, el {day_words(day)} que da {claim.speaker} sería el {day_words(other_day)}, "
                    "que encaja")
        case DigitOfDates():
            return "las dos fechas se diferencian en una cifra"
        case DigitOfAge(age, said):
            return f"según las fechas la edad sería de {count(age, 'years')}, que se diferencia de {said} en una cifra"
        case DigitOfBirth(claim, date):
            return (f"cambiando una cifra del año, la fecha de nacimiento que da {claim.speaker} quedaría {when_words(date)}, "
                    "que encaja")
        case DigitOfOther(claim, other):
            return f"una fecha que se diferencia en una cifra de la que da {claim.speaker} encajaría ({_beside([other])})"
        case DigitBehindAges(births):
            return f"las dos edades van con dos fechas de nacimiento que se diferencian en una cifra ({_beside(births)})"
        case OtherCentury(claim, earlier):
            return f"un siglo {'antes' if earlier else 'después'}, la fecha que da {claim.speaker} encajaría"
        case RepeatedInRow(claim, other):
            return (f"{claim.speaker} da en una misma fila el mismo día para {_event(claim)} y para {_event(other)}: "
                    "una casilla puede repetir la otra")
        case RepeatedInColumn(claim, below):
            return (f"en la lista de {claim.speaker}, la fila {'siguiente' if below else 'anterior'}, sobre otra persona, tiene el mismo "
                    "día: una casilla puede haberse corrido una fila, o el día corresponde a ambas personas")
        case OtherCalendar(claim, calendar):
            return f"la fecha que da {claim.speaker} se escribió en el calendario {_CALENDARS.get(calendar, calendar)} y se convirtió"
        case NamesDiffer(first, second, scripts, kinds):
            what = f"una entrada da el nombre “{first}”, la otra “{second}”, y difieren en {named([the(kind) for kind in kinds])}"
            return (f"{what}: un nombre en dos escrituras, o dos personas" if scripts else
                    f"{what}: un nombre con dos grafías o un segundo nombre, o dos personas")
        case Translated(claim, translator):
            return f"las palabras de {claim.speaker} se leyeron en una traducción de {translator}, que puede decir otra cosa que ellas"
        case OlderEdition(claim, older, newer):
            return (f"{older.speaker} decía lo mismo hasta su edición posterior, que dice: {content(newer)}; "
                    f"{_repeating(claim, older)} la edición anterior")
        case LaterDocument(_, newer):
            return (f"un documento posterior de {newer.speaker} dice: {content(newer)} (“{newer.words}”); si es una edición posterior, "
                    "corrige la afirmación anterior")
        case TwoPersons(kinds):
            return f"las dos entradas difieren también en {named([the(kind) for kind in kinds])}: pueden referirse a dos personas"
        case CopiedByAll(names):
            return f"todas estas afirmaciones figuran en {named(names)}: una fuente puede haber copiado a la otra"
        case SharedErrors(names, kinds):
            return (f"{named(names)} coinciden aquí y en {named([the(kind) for kind in kinds])}, cada vez frente a otra fuente: "
                    "una puede haber copiado a la otra")
        case OrderGiven(claim):
            return f"{claim.speaker} da un orden de los sucesos en el que lo demás no cabe"
        case DatedBefore(early, late):
            dated = "fechado" if early.bound else agreeing("fechado", early.kind)
            return f"{_event(early)} aparece {dated} antes {of(_event(late))}"
        case NoSuchOrder(claims):
            return f"{named(sorted({_event(claim) for claim in claims}))} aparecen en un orden que ninguna vida ni detención tiene"
        case Denied():
            return "una fuente niega lo que otra dice"
        case NothingFits():
            return "no encaja ninguna de las explicaciones habituales"


def _beside(claims: Sequence[Claim]) -> str:
    """What stands beside a conflict: `Registro: nacimiento en 1950; Correo: detención o secuestro el 10 de mayo de 1976`."""
    return "; ".join(f"{claim.speaker}: {content(claim)}" for claim in claims)


def _repeating(claim: Claim, older: Claim) -> str:
    """Who may rest on the older edition: another source, or the one that relays it."""
    relay = next((each for each in claim.relay if each not in older.relay), "")
    return f"{relay} puede citar" if claim.speaker == older.speaker and relay else f"lo que dice {claim.speaker} puede venir de"


def _event(claim: Claim) -> str:
    """`la detención o secuestro`, `el inicio de la custodia`."""
    what = the(claim.kind)[:3] + noun(claim.kind, claim.place)
    return what if not claim.bound else f"{'el inicio' if claim.bound == 'start' else 'el final'} {of(what)}"


def notice(notice: Notice) -> str:
    """What a notice noticed, as a sentence."""
    match notice:
        case RowGone(entry, claims):
            return (f"La entrada {entry} ya no figura en la lista de {claims[0].speaker}, que decía de esta persona: "
                    f"{'; '.join(map(content, claims))}.")
        case Replaced(claim, newer):
            return f"{_said(claim)}; su edición posterior dice: {content(newer)} (“{newer.words}”)."
        case Silent(claim):
            return f"{_said(claim)}; su edición posterior ya no lo dice."
        case StateEnded(claim, ending):
            return f"{statement(claim)}. Pero {statement(ending)}: después ya no se daba, salvo que se diera de nuevo."
        case DefaultDate(claim):
            return f"{statement(claim)}: {notice_reason(notice)}."
        case LongLife(birth, death, years):
            return (f"{statement(birth)}; {statement(death)}: una vida de más de {count(years, 'years')} es inverosímil, "
                    "aunque no imposible.")


def _said(claim: Claim) -> str:
    return f"{claim.speaker} {'decía' if claim.affirmed else 'negaba'}: {content(claim)} (“{claim.words}”)"


def notice_reason(notice: Notice) -> str:
    """Why the class that a notice carries fits: without capital and full stop."""
    match notice:
        case RowGone():
            return "la edición más reciente no tiene esa fila"
        case Replaced(claim):
            origin = "lista" if isinstance(claim.passage, Cell) else "fuente"
            return f"la misma {origin} dice otra cosa en su edición más reciente"
        case Silent():
            return "la edición más reciente no dice nada"
        case StateEnded():
            return "lo que puso fin al estado es anterior a la fecha en que se dice que existía"
        case DefaultDate(_, of_year):
            return ("el 1 de enero suele indicar que se desconoce el día del año" if of_year else
                    "el primer día del mes suele indicar que se desconoce el día")
        case LongLife():
            return "pocas personas viven tanto"


def limit(limit: LimitHit) -> str:
    """Which limit was hit: without capital and full stop."""
    match limit:
        case TooManyCombinations(large):
            text = "las combinaciones de estas afirmaciones son más de las que este motor puede recorrer; puede haber más conflictos"
            return text if large else f"{text} (con el complemento habeas[large] instalado recorre más)"
        case TooManyAlternatives():
            return "las alternativas de estas afirmaciones son demasiadas para dar todos los límites"
        case MoreConflicts(listed):
            return f"hay más conflictos que los {listed} enumerados; lo que las afirmaciones apoyan y permiten se calculó con todos ellos"


def undecided(hit: LimitHit) -> str:
    """The same as a sentence."""
    return f"Sin decidir: {limit(hit)}."
