"""Spanish: the functions of habeas.checking.languages.Language."""

from habeas.checking.spanish.chain import chain, conflict, day_name, diagram_words, distance, not_after, not_before, relation, said_by
from habeas.checking.spanish.claims import claimed, content, happened, named, passage, says, speaker, statement, value, where, witnesses
from habeas.checking.spanish.dates import MONTHS, SIDES, count, day_words, days_apart, when_words
from habeas.checking.spanish.labels import label
from habeas.checking.spanish.reasons import class_name, limit, notice, notice_reason, reason, undecided
from habeas.checking.spanish.verdicts import verdict

__all__ = ["MONTHS", "SIDES", "chain", "claimed", "class_name", "conflict", "content", "count", "day_name", "day_words",
           "days_apart", "diagram_words", "distance", "happened", "label", "limit", "named", "not_after", "not_before",
           "notice", "notice_reason", "passage", "reason", "relation", "said_by", "says", "speaker", "statement",
           "undecided", "value", "verdict", "when_words", "where", "witnesses"]
