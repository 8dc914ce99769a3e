"""What somebody decides on the proposals of the demo's documents. A choice names a proposal by its document, its kind, and words around the
words of its value; what no choice names stays open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.core.claims import PRINCIPAL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from habeas.core.proposals import Filed

CLINIC, DOCTOR = "Central Prison clinic", "his family's doctor"
SECOND, BACK = "second arrest", "return to prison"
BRIDGE = "blowing up a bridge (Regional Court of Sanvelar, 4 March 1992)"
SCAN = "receipt-scan.png"  # has a text only where Tesseract is installed


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision on one proposal: confirmed as it stands; confirmed with what is corrected (the person as the document names them
    elsewhere, the value as people type it); or rejected for a reason. `of` is part of the name that the proposal gives, where the same
    words are said of several persons."""

    document: str
    kind: str
    words: str
    of: str = ""
    person: str = ""
    value: str = ""
    speaker: str = ""
    episode: str = ""
    rejected: str = ""

    @property
    def corrects(self) -> bool:
        """Whether it says anything but yes or no."""
        return bool(self.person or self.value or self.speaker or self.episode)


COURT, FAMILY = "court-decision.pdf", "testimonio-lormendi.md"
MINISTRY, FRONT, OBSERVER = "ministry-answer.txt", "correo-frente.html", "observer-market.html"
COURIER, HERALD, LETTER = "courier-arrests.html", "herald-register.html", "lawyer-letter.odt"
COMMITTEE, PRISON, BOOK = "committee-statement.docx", "prison-mail.eml", "book-of-isolation.txt"

CHOICES = (
    Choice(COURT, "judgment_first", "4 March 1992"),
    Choice(COURT, "birth", "Date of birth: 17 May 1950"),
    Choice(COURT, "arrest", "Date of arrest: 12 February 1991"),
    Choice(COURT, "release", "released on 18 June 2010", episode=PRINCIPAL),
    Choice(COURT, "arrest", "taken back to prison on 8 November 2012", episode=BACK),

    Choice(MINISTRY, "release", "released on 18 December 2013", episode=PRINCIPAL),
    Choice(MINISTRY, "status", "at liberty"),
    Choice(MINISTRY, "arrest", "Nadir al-Quelmari was not arrested", episode=PRINCIPAL),
    Choice(MINISTRY, "conviction", "convicted of blowing up a bridge", of="Ondrevik Solm", value=BRIDGE),
    Choice(MINISTRY, "conviction", "convicted of blowing up a bridge", of="Marran Toruvade", person="Eskil Marran Toruvade", value=BRIDGE),
    Choice(MINISTRY, "release", "released on 18 June 2010", person="Eskil Marran Toruvade", episode=PRINCIPAL),
    Choice(MINISTRY, "arrest", "taken back to prison on 8 November 2012", person="Eskil Marran Toruvade", episode=BACK),
    Choice(MINISTRY, "charge", "accused of", rejected="an accusation, and no charge is spoken of"),

    Choice(FAMILY, "birth", "Fecha de nacimiento: 3 de diciembre de 1988"),
    Choice(FAMILY, "arrest", "Fecha de detención: 5 de junio de 2013"),
    Choice(FAMILY, "release", "Fecha de liberación: 18 de diciembre de 2013"),
    Choice(FAMILY, "arrest", "La noche del 11 de febrero de 2014", episode=SECOND),
    Choice(FAMILY, "allegation", "herido", rejected="he is said to have injured somebody, not to have been injured"),

    Choice(SCAN, "birth", "11 June 1985"),
    Choice(SCAN, "arrest", "Date of arrest: 9 June 2013", episode=SECOND),

    Choice(FRONT, "age", "tiene 38 años"),
    Choice(FRONT, "arrest", "secuestrado el 30 de agosto de 2012", speaker="Gerda Malvik Orro"),
    Choice(FRONT, "last_seen", "visto con vida en marzo de 2014", speaker="un pastor que no quiso dar su nombre"),
    Choice(FRONT, "death", "murió el 19 de diciembre de 2012", speaker="Detention Commission"),
    Choice(FRONT, "remains_identified", "identificada", rejected="a mother asked not to be identified; no remains are spoken of"),

    Choice(OBSERVER, "arrest", "arrested on 2 December 2013"),
    Choice(OBSERVER, "arrest", "arrested on 14 August 2013", speaker="a neighbour", episode=PRINCIPAL),
    Choice(OBSERVER, "arrest", "arrested on 9 October 2014", episode=PRINCIPAL),
    Choice(OBSERVER, "age", "She is 34"),
    Choice(COURIER, "arrest", "arrested on 9 October 2014", episode=PRINCIPAL),
    Choice(COURIER, "age", "She is 34"),
    Choice(HERALD, "arrest", "arrested on 11 October 2014", speaker="Prosecutor of Tres Almenas", episode=PRINCIPAL),
    Choice(HERALD, "arrest", "arrested on 2 October 2013", episode=PRINCIPAL),
    Choice(HERALD, "death", "blown up in November 1990", rejected="her brother was killed, not she"),

    Choice(LETTER, "birth", "born on 3 September 1946"),
    Choice(LETTER, "sentence", "30 years"),
    Choice(LETTER, "isolation", "from 3 September to 20 October 2014"),
    Choice(LETTER, "diagnosis", "suffers from an ulcer of the stomach", person="Baltasar Ondrevik Solm", speaker=DOCTOR),
    Choice(LETTER, "arrest", "arrested on 18 April 2013"),
    Choice(LETTER, "diagnosis", "suffers from panic attacks", speaker=CLINIC),
    Choice(LETTER, "diagnosis", "suffers from tuberculosis", speaker="her family's doctor"),

    Choice(COMMITTEE, "age", "now 71"),
    Choice(COMMITTEE, "held_for", "24 years in prison", episode=PRINCIPAL),
    Choice(COMMITTEE, "status", "is free"),
    Choice(COMMITTEE, "isolation", "from 3 September to 20 October 2014"),
    Choice(COMMITTEE, "diagnosis", "suffers from gastritis", speaker=CLINIC),
    Choice(COMMITTEE, "hospital", "from 22 September to 9 October 2014", speaker=CLINIC),
    Choice(COMMITTEE, "diagnosis", "suffers from an ulcer of the stomach", speaker=DOCTOR),

    Choice(BOOK, "birth", "Date of birth: 3 September 1946"),
    Choice(BOOK, "arrest", "Date of arrest: 25 November 1990"),
    Choice(PRISON, "isolation", "from 8 September to 22 September 2014"),
    Choice(PRISON, "transfer", "22 September 2014"),
    Choice(PRISON, "diagnosis", "suffers from gastritis", speaker=CLINIC),
    Choice(PRISON, "status", "is free", rejected="the prison quotes the Committee, and says that it is not so"),
)


def named(choice: Choice, text: str, filed: Iterable[Filed]) -> list[Filed]:
    """The proposals that a choice speaks of, among those of its document, whose text is given: one, if all is well."""
    places = [found.span() for found in re.finditer(r"\s+".join(map(re.escape, choice.words.split())), text)]
    return [each for each in filed
            if each.claim.kind == choice.kind and choice.of in each.proposal.name and " ".join(each.claim.words.split()) in choice.words
            and any(start < each.proposal.passage.end and each.proposal.passage.start < end for start, end in places)]
