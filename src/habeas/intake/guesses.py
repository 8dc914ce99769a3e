"""What a column may mean, from the words of its name in Spanish and English: guesses for a draft, which a person corrects."""

from __future__ import annotations

import re

from habeas.intake.words import simplified

_PLACE = r"lugar|place|sitio|localidad|location|provincia|pais\b|country|ciudad|city"
_BIRTH = r"nacim|nacid|birth|born|\bdob\b"
_ARREST = r"secuestr|detenc|detenid|arrest|abduct|captur|detention|detained"
_DEATH = r"muerte|muerto|fallec|asesin|deceso|death|died|killed"
_FOUND = r"hallazgo|restos|remains"

# (what the name holds, kind); the first that fits counts. Event kinds are taken only for columns that hold dates.
_KINDS = (
    (r"\bapodo|\balias|nickname|\baka\b", "alias"),
    (r"matern|mother", "mother_name"),
    (r"casada|married name", "married_name"),
    (r"estado civil|marital|civil status", "civil_status"),
    (rf"(?=.*(?:{_PLACE}))(?=.*(?:{_BIRTH}))", "birth_place"),
    (rf"(?=.*(?:{_PLACE}))(?=.*(?:{_ARREST}|desapar|disappear))", "arrest_place"),
    (rf"(?=.*(?:{_PLACE}))(?=.*(?:{_DEATH}|{_FOUND}))", "death_place"),
    (r"\bedad|\bage\b", "age"),
    (r"\bsexo|\bsex\b|gender|genero", "sex"),
    (r"nacionalidad|nationalit|citizenship", "nationality"),
    (r"embaraz|pregnan", "pregnant"),
    (r"\bhijos|children", "children"),
    (_BIRTH, "birth"), (_ARREST, "arrest"), (r"desapar|disappear", "disappearance"), (_DEATH, "death"),
    (r"liberac|liberad|release", "release"), (r"denuncia|complaint", "complaint"), (r"traslad|transfer", "transfer"),
    (r"audiencia|hearing", "hearing"), (r"ultima vez|last seen", "last_seen"), (_FOUND, "remains_found"),
    (r"documento|\bdni\b|passport|pasaporte|identity document", "document"),
    (r"ocupac|profesi|occupation|profession", "occupation"),
    (r"estudios|education", "education"),
    (r"perpetrat|responsable|\bfuerza|\bforce", "authority"),
    (r"militancia|afiliac|affiliation|\bparty", "affiliation"),
    (r"domicilio|direccion|address", "address"),
    (r"\bcargos\b|accusation|charges", "accusation"),
    (r"observac|comentario|comment|remarks|\bnotes\b", "circumstances"),
    (r"\bestado\b|status|situacion|\bfate\b", "status"),
)
_NAME = re.compile(r"\bnombres?\b|\bapellidos?\b|\bname\b|\bnames\b|surname")
_KEY = re.compile(r"\bid\b|\bnro\b|\bno\b|number|numero|\bcode\b|codigo|key\b")

SILENT = frozenset(("sin datos", "s/d", "sd", "-", "--", "na", "n/a", "n/d", "nd", "null", "unknown", "desconocido", "?",
                    "no data", "sin informacion", "no hay informacion", "no hay informacion.", "no consta"))
WITHHELD = frozenset(("dato resguardado", "reservado", "dato reservado", "withheld", "confidential", "redacted"))
SEXES = {"m": "male", "f": "female", "masculino": "male", "femenino": "female", "male": "male", "female": "female",
         "hombre": "male", "mujer": "female", "varon": "male", "man": "male", "woman": "female"}


def plain(header: str) -> str:
    """A column name as words: simplified, with spaces for signs."""
    return re.sub(r"[\W_]+", " ", simplified(header)).strip()


def kind_guess(header: str) -> str:
    """The kind that a column name suggests; empty if none."""
    words = plain(header)
    if re.search(r"\bid$", words):  # a key into another table
        return ""
    return next((kind for pattern, kind in _KINDS if re.search(pattern, words)), "")


def is_name(header: str) -> bool:
    """Whether the column seems to hold the person's name, or a part of it."""
    return _NAME.search(plain(header)) is not None and kind_guess(header) == ""


def is_key(header: str) -> bool:
    """Whether the column's name is one of a number or key."""
    return _KEY.search(plain(header)) is not None


def is_one_sided(header: str) -> bool:
    """Whether a date column joins the death with the finding of the remains, so that it bounds the death on one side only."""
    return re.search(_DEATH, plain(header)) is not None and re.search(_FOUND, plain(header)) is not None
