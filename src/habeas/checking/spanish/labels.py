"""The kinds' nouns in Spanish, each with its gender, and what hangs on them: articles, contractions, participles."""

from __future__ import annotations

_FEMININE = {
    # life and death
    "remains_identified": "identificación de los restos",
    "death_kin_told": "comunicación de la muerte a la familia",
    "autopsy": "autopsia",
    "body_returned": "entrega del cuerpo",
    "death": "muerte",
    "age": "edad",
    # custody
    "arrest": "detención o secuestro",
    "registered_arrest": "detención registrada",
    "reasons_given": "comunicación de los motivos",
    "last_seen": "última vez que se vio a la persona",
    "disappearance": "desaparición",
    "arrival_camp": "llegada al campo",
    "escape": "fuga",
    "release": "liberación",
    "reappearance": "reaparición",
    "custody": "custodia",
    "stay": "estancia en un lugar",
    "episode": "serie de sucesos",
    "status": "situación",
    "authority": "autoridad o fuerza",
    "legal_basis": "orden o base legal",
    "mixed_with_convicted": "reclusión junto con personas condenadas",
    "child_with_adults": "reclusión de una persona menor de edad junto con adultas",
    # court
    "judge_first": "primera comparecencia ante un juez",
    "judicial_review": "revisión judicial",
    "hearing": "audiencia",
    "trial_notice": "notificación del juicio",
    "judgment_first": "primera sentencia",
    "judgment_final": "sentencia firme",
    "accusation": "acusación",
    "conviction": "condena",
    "sentence": "pena",
    "execution": "ejecución de la pena de muerte",
    "ground_ended": "desaparición del motivo de la detención",
    "statement_challenged": "impugnación de una declaración ante el tribunal",
    # contact, notification, registers
    "family_notified": "notificación a la familia",
    "consul_told": "notificación al consulado",
    "icrc_contact": "visita del CICR",
    "letter": "carta",
    "capture_card": "tarjeta de captura",
    "contact_refused": "denegación del contacto",
    "incommunicado": "incomunicación",
    "information_request": "solicitud de información",
    "official_position": "posición de las autoridades",
    "register_field": "anotación en el registro de custodia",
    "complaint": "denuncia",
    # isolation, conditions, discipline
    "isolation_visit": "visita sanitaria durante el aislamiento",
    "cell_area": "superficie de la celda",
    "light": "luz en la celda",
    "food_water_cut": "privación de comida o agua",
    "sanction": "sanción disciplinaria",
    # health
    "health_check": "revisión médica",
    "medical_request": "solicitud de atención médica",
    "disability": "discapacidad o condición",
    "hospital": "estancia en el hospital",
    "inquiry_opened": "apertura de una investigación",
    # who the person is
    "nationality": "nacionalidad",
    "occupation": "ocupación",
    "education": "formación",
    "affiliation": "afiliación",
    "address": "dirección",
    "mark": "señal física",
    "photograph": "fotografía",
    # the law
    "person_status": "condición jurídica de la persona",
    "derogation": "suspensión de obligaciones",
}

_MASCULINE = {
    "birth": "nacimiento",
    "remains_found": "hallazgo de los restos",
    "burial": "entierro",
    "death_report": "informe independiente sobre la muerte",
    "born_in_captivity": "nacimiento en cautiverio",
    "acknowledgement": "reconocimiento por las autoridades",
    "transfer": "traslado",
    "held_for": "tiempo de privación de libertad",
    "fate": "destino",
    "ground": "motivo de la detención",
    "place_type": "tipo de lugar",
    "place_official": "carácter oficial o no oficial del lugar",
    "offence": "presunto delito",
    "charge": "cargo",
    "trial_start": "inicio del juicio",
    "sentence_served": "cumplimiento de la pena",
    "hostilities_ended": "fin de las hostilidades activas",
    "family_contact": "contacto con la familia",
    "lawyer_contact": "contacto con un abogado o abogada",
    "doctor_contact": "contacto con personal médico",
    "isolation": "aislamiento",
    "isolation_hours": "número de horas diarias en la celda",
    "outdoor_minutes": "número de minutos diarios al aire libre",
    "occupants": "número de personas en la celda",
    "restraint": "uso de medios de coerción",
    "admission_exam": "examen médico de ingreso",
    "condition": "estado de salud",
    "diagnosis": "diagnóstico",
    "consistency_opinion": "grado de concordancia según el personal clínico",
    "pregnancy": "embarazo o lactancia",
    "pregnant": "embarazo según consta",
    "allegation": "presunto maltrato",
    "name": "nombre",
    "alias": "alias",
    "sex": "sexo",
    "birth_place": "lugar de nacimiento",
    "document": "documento de identidad",
    "civil_status": "estado civil",
    "children": "número de hijos e hijas",
    "relative": "familiar o acompañante",
    "mother_name": "apellido de la madre",
    "married_name": "apellido de casada",
    "circumstances": "relato de las circunstancias",
    "arrest_place": "lugar de la detención o secuestro",
    "death_place": "lugar de la muerte o del hallazgo",
    "method": "método",
    "regime": "régimen jurídico",
    "party_to": "tratado que obliga a la parte que retiene",
    "domestic_limit": "plazo según el derecho interno",
    "order": "orden de dos sucesos",
}

LABELS = _FEMININE | _MASCULINE

# Codes that the engine knows, or that the maps of the examples use; any other code stays as its map writes it.
CODES = {
    "released": "en libertad", "held": "bajo custodia", "in_isolation": "en aislamiento", "in_hospital": "en el hospital",
    "alive": "con vida", "missing": "en paradero desconocido", "disappeared": "desaparición", "killed": "muerte causada por terceros",
    "dead": "muerte", "reported dead": "muerte según se informa", "located": "con paradero conocido", "unresolved": "sin resolver",
    "male": "masculino", "female": "femenino", "yes": "sí", "no": "no", "unknown": "se desconoce",
}


def label(kind: str) -> str:
    """The kind's noun, without article."""
    return LABELS[kind]


def feminine(kind: str) -> bool:
    """Whether the noun is feminine."""
    return kind in _FEMININE


def the(kind: str) -> str:
    """`la detención o secuestro`, `el nacimiento`."""
    return f"{'la' if feminine(kind) else 'el'} {label(kind)}"


def of(phrase: str) -> str:
    """`de` before a phrase with its article: `del nacimiento`, `de la detención`."""
    return f"del {phrase[3:]}" if phrase.startswith("el ") else f"de {phrase}"


def to(phrase: str) -> str:
    """`a` before a phrase with its article: `al nacimiento`, `a la detención`."""
    return f"al {phrase[3:]}" if phrase.startswith("el ") else f"a {phrase}"


def agreeing(participle: str, kind: str) -> str:
    """A participle in -o that agrees with the kind: `fechada`, `fechado`."""
    return participle[:-1] + ("a" if feminine(kind) else "o")
