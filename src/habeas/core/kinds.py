"""The closed vocabulary: every kind of claim, in one table.

`shape` says what a value looks like and how the engine reads it:

| shape     | value                                   | engine |
|---|---|---|
| event     | a When (a point)                        | one time variable |
| state     | a When (an extent, or a moment at which it held) | two time variables: start and end |
| age       | an Age                                  | a difference between birth and an event or date |
| length    | a Length                                | a difference between two events, or within a state |
| order     | an Order of two events                  | a difference |
| one       | a Coded value of which only one can be true | values exclude each other |
| many      | Coded, Text or Quantity; several may be true | nothing |

`life` places an event in a life: birth is before everything `in life`, which is not after death, which is not
after what is `after death`; `any` is bound by neither (a ruling, an offence charged). `fact` names the facts of the
standards file that the kind serves. Labels are nouns for sentences: "the arrest or abduction".
"""

from __future__ import annotations

from dataclasses import dataclass

from habeas.core.errors import UnknownKind


@dataclass(frozen=True, slots=True)
class Kind:
    """One row of the vocabulary."""

    name: str
    shape: str
    label: str
    life: str = "any"
    fact: str = ""


_TABLE = (
    # life
    Kind("birth", "event", "birth", "birth", "person.birth"),
    Kind("death", "event", "death", "death", "death.date"),
    Kind("remains_found", "event", "finding of the remains", "after"),
    Kind("remains_identified", "event", "identification of the remains", "after"),
    Kind("burial", "event", "burial", "after"),
    Kind("death_kin_told", "event", "telling the family of the death", "after", "death.kin_told"),
    Kind("death_report", "event", "independent report on the death", "after", "death.independent_report"),
    Kind("autopsy", "event", "autopsy", "after", "death.autopsy"),
    Kind("body_returned", "event", "return of the body", "after", "death.body_returned"),
    Kind("age", "age", "age"),
    Kind("born_in_captivity", "one", "birth in captivity"),
    # custody
    Kind("arrest", "event", "arrest or abduction", "in life", "ev.deprivation_start"),
    Kind("registered_arrest", "event", "registered arrest", "any", "ev.registered_arrest"),
    Kind("reasons_given", "event", "giving of reasons", "in life", "ev.reasons_given"),
    Kind("last_seen", "event", "last sighting", "in life"),
    Kind("disappearance", "event", "disappearance", "in life"),
    Kind("acknowledgement", "event", "acknowledgement by the authorities", "any"),
    Kind("transfer", "event", "transfer", "in life", "ev.transfers"),
    Kind("arrival_camp", "event", "arrival in the camp", "in life", "ev.arrival_camp"),
    Kind("escape", "event", "escape", "in life"),
    Kind("release", "event", "release", "in life", "ev.release"),
    Kind("reappearance", "event", "reappearance", "in life"),
    Kind("custody", "state", "custody", "in life"),
    Kind("stay", "state", "stay at a place", "in life", "place.location"),
    Kind("episode", "state", "span of events", "in life"),
    Kind("held_for", "length", "length of custody"),
    Kind("status", "many", "situation"),
    Kind("fate", "many", "fate"),
    Kind("ground", "many", "ground of detention"),
    Kind("authority", "many", "authority or force"),
    Kind("legal_basis", "many", "warrant or legal basis"),
    Kind("place_type", "many", "type of place", fact="place.type"),
    Kind("place_official", "many", "official or unofficial place", fact="place.official"),
    Kind("mixed_with_convicted", "state", "holding together with convicted persons", "in life",
         "place.accused_mixed_with_convicted"),
    Kind("child_with_adults", "state", "holding of a child together with adults", "in life", "place.child_with_adults"),
    # court
    Kind("offence", "event", "alleged offence", "in life", "ev.offence"),
    Kind("charge", "event", "charge", "any", "ev.charge"),
    Kind("judge_first", "event", "first appearance before a judge", "in life", "ev.judge_first"),
    Kind("judicial_review", "event", "judicial review", "any", "ev.judicial_reviews"),
    Kind("hearing", "event", "hearing", "any"),
    Kind("trial_notice", "event", "notice of trial", "any", "ev.trial_notice"),
    Kind("trial_start", "event", "start of the trial", "any", "ev.trial_start"),
    Kind("judgment_first", "event", "first judgment", "any", "ev.judgment_first"),
    Kind("judgment_final", "event", "final judgment", "any", "ev.judgment_final"),
    Kind("accusation", "many", "accusation"),
    Kind("conviction", "many", "conviction"),
    Kind("sentence", "length", "sentence", fact="ev.sentence"),
    Kind("sentence_served", "state", "serving of the sentence", "in life"),
    Kind("execution", "event", "carrying out of a death sentence", "death"),
    Kind("ground_ended", "event", "end of the ground of detention", "any"),
    Kind("hostilities_ended", "event", "end of active hostilities", "any", "ev.end_active_hostilities"),
    Kind("statement_challenged", "event", "challenge to a statement in court", "any", "court.statement_challenged"),
    # contact, notification, registers
    Kind("family_notified", "event", "notification of the family", "any", "contact.family_notified"),
    Kind("family_contact", "event", "contact with the family", "in life", "contact.family"),
    Kind("lawyer_contact", "event", "contact with a lawyer", "in life", "contact.lawyer"),
    Kind("doctor_contact", "event", "contact with a doctor", "in life", "contact.doctor"),
    Kind("consul_told", "event", "notification of the consul", "any", "contact.consul_told"),
    Kind("icrc_contact", "event", "visit by the ICRC", "in life", "contact.icrc"),
    Kind("letter", "event", "letter", "in life", "contact.letters_out"),
    Kind("capture_card", "event", "capture card", "in life", "contact.capture_card"),
    Kind("contact_refused", "event", "refusal of contact", "any"),
    Kind("incommunicado", "state", "time without outside contact", "in life"),
    Kind("information_request", "event", "request for information", "any", "info.requests"),
    Kind("official_position", "many", "position of the authorities"),
    Kind("register_field", "many", "item in the custody register", fact="register.fields_known"),
    Kind("complaint", "event", "complaint or report", "any"),
    # isolation, conditions, discipline
    Kind("isolation", "state", "isolation", "in life", "iso.spells"),
    Kind("isolation_visit", "event", "health visit in isolation", "in life", "iso.health_visits"),
    Kind("isolation_hours", "many", "hours a day in the cell"),
    Kind("outdoor_minutes", "many", "minutes outdoors a day", fact="cond.outdoor_minutes"),
    Kind("cell_area", "many", "cell area", fact="cond.cell_area_m2"),
    Kind("occupants", "many", "persons in the cell", fact="cond.occupants"),
    Kind("light", "state", "light in the cell", "in life", "cond.light"),
    Kind("food_water_cut", "state", "cut in food or water", "in life", "cond.food_water_cut"),
    Kind("restraint", "state", "restraint", "in life", "cond.restraints"),
    Kind("sanction", "state", "disciplinary sanction", "in life", "disc.sanctions"),
    # health
    Kind("admission_exam", "event", "examination on arrival", "in life", "med.admission_exam"),
    Kind("health_check", "event", "health check", "in life", "med.monthly_checks"),
    Kind("medical_request", "event", "request for care", "any", "med.requests"),
    Kind("condition", "state", "state of health", "in life", "med.serious_condition"),
    Kind("diagnosis", "many", "diagnosis"),
    Kind("disability", "state", "disability or condition", "in life", "person.disability_or_condition"),
    Kind("consistency_opinion", "many", "clinician's degree of consistency", fact="med.consistency_opinion"),
    Kind("hospital", "state", "stay in hospital", "in life"),
    Kind("pregnancy", "state", "pregnancy or nursing", "in life", "person.pregnant_or_nursing"),
    Kind("pregnant", "many", "pregnancy as recorded"),
    Kind("allegation", "event", "alleged ill-treatment", "in life", "treat.allegations"),
    Kind("inquiry_opened", "event", "opening of an inquiry", "any", "inv.opened"),
    # who the person is
    Kind("name", "many", "name"),
    Kind("alias", "many", "alias"),
    Kind("sex", "one", "sex", fact="person.sex"),
    Kind("birth_place", "many", "place of birth"),
    Kind("nationality", "many", "nationality", fact="person.nationalities"),
    Kind("document", "many", "identity document"),
    Kind("occupation", "many", "occupation"),
    Kind("education", "many", "education"),
    Kind("civil_status", "many", "civil status"),
    Kind("affiliation", "many", "affiliation"),
    Kind("address", "many", "address"),
    Kind("children", "many", "number of children"),
    Kind("relative", "many", "relative or companion"),
    Kind("mother_name", "many", "mother's family name"),
    Kind("married_name", "many", "married name"),
    Kind("mark", "many", "physical mark"),
    Kind("photograph", "many", "photograph", fact="pub.identifiable_image"),
    Kind("circumstances", "many", "circumstances"),
    Kind("arrest_place", "many", "place of the arrest or abduction"),
    Kind("death_place", "many", "place of death or of the finding"),
    Kind("method", "many", "method"),
    # applicability of the law
    Kind("regime", "many", "legal regime", fact="law.regime"),
    Kind("person_status", "many", "legal status of the person", fact="law.person_status"),
    Kind("party_to", "many", "treaty that binds the holder", fact="law.party_to"),
    Kind("derogation", "state", "derogation", "any", "law.derogation"),
    Kind("domestic_limit", "many", "domestic time limit", fact="law.domestic_limit"),
    Kind("order", "order", "order of two events"),
)

KINDS: dict[str, Kind] = {each.name: each for each in _TABLE}


def kind(name: str) -> Kind:
    """The row of the vocabulary. Raises UnknownKind."""
    try:
        return KINDS[name]
    except KeyError:
        raise UnknownKind(name, KINDS) from None
