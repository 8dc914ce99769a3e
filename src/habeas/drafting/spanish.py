"""The words of drafts in Spanish, by the English ones. What holds `{}` is filled in. Quotation marks stay “these”: names are looked for
in quotations before a draft leaves (mask.py)."""

from __future__ import annotations

SPANISH: dict[str, str] = {
    "from {}": "desde el {}",
    "up to {}": "hasta el {}",
    "no bound": "sin límite",
    "What the claims allow, when as many of them as possible hold together":
        "Lo que permiten las afirmaciones cuando se sostienen juntas tantas como es posible",
    "between {} and {}": "entre el {} y el {}",
    "Event": "Suceso",
    "Possible days": "Días posibles",
    "as {} tells it": "según lo cuenta {}",
    "follows from the other statements": "se sigue de las demás declaraciones",
    "start": "inicio",
    "end": "fin",
    "or": "o",
    "denied: {}": "se niega: {}",
    "reckoned from “{}”: {}": "calculado a partir de “{}”: {}",
    "document {}": "documento {}",
    "replaced in a later edition by “{}”": "reemplazado en una edición posterior por “{}”",
    "no longer in the later edition": "ya no está en la edición posterior",
    "taken out of the reasoning by {}": "excluido del razonamiento por {}",
    "claim": "afirmación",
    "Hard": "Firme",
    "Matter of reading": "Cuestión de lectura",
    "Conflict {}": "Conflicto {}",
    "{} as written": "{} según lo escrito",
    "Possible explanations": "Explicaciones posibles",
    "Who says what": "Quién dice qué",
    "Why this cannot be": "Por qué no puede ser",
    "Why both cannot hold": "Por qué no pueden cumplirse las dos",
    "Why they cannot all hold": "Por qué no pueden cumplirse todas",
    "What one can do:": "Lo que se puede hacer:",
    "with": "con",
    "confidential source {}": "fuente confidencial {}",
    "unlisted source {}": "fuente no registrada {}",
    "the rule “{}”, run by {}": "la regla “{}”, aplicada por {}",
    "Timeline": "Línea de tiempo",
    "Statements side by side": "Declaraciones lado a lado",
    "a kept document": "un documento guardado",
    "One mention in this case:": "Una mención en este caso:",
    "{} mentions in this case:": "{} menciones en este caso:",
    "The first {} of {} statements are drawn; the table has all.":
        "Se dibujan las primeras {} de {} declaraciones; la tabla las tiene todas.",
    "Judgements in force": "Decisiones vigentes",
    "What people, or recorded rules, decided; each can be withdrawn":
        "Lo que decidieron personas, o reglas registradas; cada decisión se puede retirar",
    "What follows may be incomplete.": "Lo que sigue puede estar incompleto.",
    "One conflict": "Un conflicto",
    "{} conflicts": "{} conflictos",
    "Other findings": "Otros hallazgos",
    "No dated statement is recorded on this person.": "No hay ninguna declaración con fecha sobre esta persona.",
    "Judgement": "Decisión",
    "About": "Sobre",
    "By": "Quién",
    "When": "Cuándo",
    "Reason": "Motivo",
    "alias, {}": "alias, {}",
    "row {}": "fila {}",
    "Undecided:": "Sin decidir:",
    "Written as": "Escrito como",
    "no statement read": "sin declaraciones leídas",
    "To be looked at again: {}": "Por revisar: {}",
    "In the words of the documents": "Con las palabras de los documentos",
    "In the words of the document": "Con las palabras del documento",
    "left open by the source’s own word": "lo deja abierto una palabra de la propia fuente:",
    "said {}": "dicho {}",
    "translated by {}:": "traducción de {}:",
    "How to read this report": "Cómo leer este informe",
    "Case report: {}": "Informe del caso: {}",
    "{} more person has no section here: habeas show FOLDER PERSON tells of each.":
        "{} persona más no tiene sección aquí: habeas show CARPETA PERSONA la muestra.",
    "{} more persons have no section here: habeas show FOLDER PERSON tells of each.":
        "{} personas más no tienen sección aquí: habeas show CARPETA PERSONA muestra cada una.",
    "Hard conflicts first": "Primero los conflictos firmes",
    "Persons with findings": "Personas con hallazgos",
    "Persons without findings": "Personas sin hallazgos",
    "Person": "Persona",
    "Findings": "Hallazgos",
    "Possible explanations of the conflicts": "Explicaciones posibles de los conflictos",
    "{} hard conflict": "{} conflicto firme",
    "{} hard conflicts": "{} conflictos firmes",
    "{} matter of reading": "{} cuestión de lectura",
    "{} matters of reading": "{} cuestiones de lectura",
    "Persons with default dates only": "Personas en las que solo hay fechas por defecto",
    "On {} person nothing was found but a date such as 1 January or the first of a month, which often stands for “unknown” and should "
    "not be trusted to the day.":
        "En {} persona no se encontró más que una fecha como el 1 de enero o el primero de un mes, que a menudo quiere decir "
        "“desconocida” y no debe tomarse por exacta.",
    "On {} persons nothing was found but a date such as 1 January or the first of a month, which often stands for “unknown” and should "
    "not be trusted to the day.":
        "En {} personas no se encontró más que una fecha como el 1 de enero o el primero de un mes, que a menudo quiere decir "
        "“desconocida” y no debe tomarse por exacta.",
    "Findings about the lists": "Hallazgos sobre las listas",
    "{} of {}": "{} de {}",
    "{}, made {}": "{}, hecho el {}",
    "{} more person has findings and no section here.": "{} persona más tiene hallazgos y no tiene sección aquí.",
    "{} more persons have findings and no section here.": "{} personas más tienen hallazgos y no tienen sección aquí.",
    "To get all of them, a page for each:": "Para tenerlas todas, una página para cada una:",
    "All persons with findings": "Todas las personas con hallazgos",
    "{} more are not listed here. To get all:": "{} más no se enumeran aquí. Para tener todo:",
    "With {} unreviewed proposal": "Con {} propuesta sin revisar",
    "With {} unreviewed proposals": "Con {} propuestas sin revisar",
    ", which a reader read in documents and nobody has confirmed. Each is marked.":
        ", que el programa leyó en documentos y nadie ha confirmado. Cada una está marcada.",
    "unreviewed proposal": "propuesta sin revisar",
    "Findings by kind": "Hallazgos por tipo",
    "Conflicts by possible explanation; one conflict may have several":
        "Conflictos por explicación posible; un conflicto puede tener varias",
    "Verdict": "Veredicto",
    "Number": "Número",
    "Statements on": "Declaraciones sobre",
    "Lists in this case": "Listas de este caso",
    "On {} of {} persons one source alone speaks.": "Sobre {} de {} personas habla una sola fuente.",
    "Sources count as origins of their own unless one was judged to copy another; that they are independent is said only where it was "
    "judged. Two that agree may still have one origin.":
        "Cada fuente cuenta como un origen propio salvo que se haya decidido que copia a otra; que son independientes solo se dice "
        "donde se decidió. Dos que coinciden pueden tener un mismo origen.",
    "This report is for those who work on the case. It holds what the lists hold, such as addresses and identity documents, and has "
    "not been made ready for publication.":
        "Este informe es para quienes trabajan en el caso. Contiene lo que contienen las listas, como direcciones y documentos de "
        "identidad, y no se ha preparado para publicarlo.",
    "Case report, made {}. Reading: {}.": "Informe del caso, hecho el {}. Lectura: {}.",
    "tolerant (rounded ages, lengths and dates marked “about” are given the room that a declared table allows)":
        "tolerante (a las edades y duraciones redondeadas y a las fechas aproximadas se les da el margen que permite una tabla "
        "declarada)",
    "strict (every statement exactly as written)": "estricta (cada declaración exactamente como está escrita)",
    "State of the ledger:": "Estado del registro del caso:",
    "Copies in the same state hold the same case.": "Las copias en el mismo estado contienen el mismo caso.",
    "Summary": "Resumen",
    "Limits": "Límites",
    "Nothing was found: the statements can all be true together.":
        "No se encontró nada: todas las declaraciones pueden ser ciertas a la vez.",
    "Finding": "Hallazgo",
    "Persons": "Personas",
    "There are no conflicts.": "No hay conflictos.",
    "Possible explanation": "Explicación posible",
    "Conflicts that it fits": "Conflictos a los que conviene",
    "No list has been imported.": "No se ha importado ninguna lista.",
    "List": "Lista",
    "Register": "Registro",
    "Short name": "Nombre corto",
    "Rows": "Filas",
    "Edition": "Edición",
    "{} source is confidential and not named; a number stands for the same source throughout.":
        "{} fuente es confidencial y no se nombra; un número designa siempre a la misma fuente.",
    "{} sources are confidential and not named; a number stands for the same source throughout.":
        "{} fuentes son confidenciales y no se nombran; un número designa siempre a la misma fuente.",
    "Documents that statements are from": "Documentos de los que proceden las declaraciones",
    "File": "Archivo",
    "Published by": "Publicado por",
    "Published": "Fecha de publicación",
    "Who speaks in this case": "Quién habla en este caso",
    "{} cell or row could not be read; see “Findings about the lists”.":
        "{} celda o fila no se pudo leer; véase “Hallazgos sobre las listas”.",
    "{} cells or rows could not be read; see “Findings about the lists”.":
        "{} celdas o filas no se pudieron leer; véase “Hallazgos sobre las listas”.",
    "and others": "y otras",
    "What the claims support, by verdict": "Lo que sostienen las afirmaciones, por veredicto",
    "Called here": "Nombre usado aquí",
    "In full": "Nombre completo",
    "Sort": "Tipo",
    "{} cell says nothing": "{} celda no dice nada",
    "{} cells say nothing": "{} celdas no dicen nada",
    "{} cell is withheld by the source": "{} celda está reservada por la fuente",
    "{} cells are withheld by the source": "{} celdas están reservadas por la fuente",
    "columns not read as statements: {}": "columnas que no se leen como declaraciones: {}",
    "On {} person the check reached a limit and is undecided in part:":
        "En {} persona la comprobación llegó a un límite y queda sin decidir en parte:",
    "On {} persons the check reached a limit and is undecided in part:":
        "En {} personas la comprobación llegó a un límite y queda sin decidir en parte:",
    "No source is named.": "No se nombra ninguna fuente.",
    "empty": "vacío",
    "others {}": "otras {}",
    "as tabulated by {}": "en la tabla hecha por {}",
    "persons": "personas",
    "mentions of them": "menciones de ellas",
    "statements (claims)": "declaraciones (afirmaciones)",
    "persons with a conflict": "personas con un conflicto",
    "hard conflicts": "conflictos firmes",
    "matters of reading": "cuestiones de lectura",
    "Conflict, hard": "Conflicto, firme",
    "Conflict, a matter of reading": "Conflicto, cuestión de lectura",
    "What each source says": "Lo que dice cada fuente",
    "Chronology: dated statements, the earliest possible day first":
        "Cronología: declaraciones con fecha, primero la de día posible más temprano",
    "denies:": "niega:",
    "withheld by the source": "dato reservado por la fuente",
    "column {}": "columna {}",
    "What": "Qué",
    "Who says so": "Quién lo dice",
    "In conflict": "En conflicto",
    "Where": "Dónde",
    "in conflict": "en conflicto",
    "columns {} to {} of {}": "columnas {} a {} de {}",
    "preferred by judgement": "preferida por decisión",
    "according to {}": "según {}",
    "place: {}": "lugar: {}",
    ", in conflict {}": ", en el conflicto {}",
    ", in conflicts {}": ", en los conflictos {}",
    "denied by {}": "lo niega {}",
    "Timeline: {} dated statement": "Línea de tiempo: {} declaración con fecha",
    "Timeline: {} dated statements": "Línea de tiempo: {} declaraciones con fecha",
    "Each lane is one statement; the table below says the same in words.":
        "Cada carril es una declaración; la tabla de abajo dice lo mismo con palabras.",
    "from the age": "a partir de la edad",
    "a day": "un día",
    "some time within": "en algún momento dentro",
    "in a conflict (striped or hollow)": "en un conflicto (rayado o hueco)",
    "lasted": "duró",
    "one of these dates": "una de estas fechas",
    "open end": "extremo abierto",
    "years without dates left out": "se omiten años sin fechas",
    "Read off all that is said together. A verdict says what the claims support, never what is true.":
        "Se deduce de todo lo dicho en conjunto. Un veredicto dice lo que sostienen las afirmaciones, nunca lo que es cierto.",
    "What the claims support": "Lo que sostienen las afirmaciones",
    "See conflict": "Véase el conflicto",
    "via {}": "a través de {}",
    "Excluded by:": "La excluyen:",
    "Ended by:": "Le pone fin:",
    "Replaced by:": "La reemplaza:",
    "Borne out by:": "La respaldan:",
    "Agreed or corroborated": "Acordado o corroborado",
    "Contested": "Controvertido",
    "Outweighed by other origins": "Superado por otros orígenes",
    "Impossible by the order of events": "Imposible por el orden de los sucesos",
    "Superseded by another event": "Superado por otro hecho",
    "Corrected by a later edition": "Corregido por una edición posterior",
    "Undecided": "Sin decidir",
    "Neither supported nor excluded": "Ni sostenido ni excluido",
    "One origin alone says so": "Lo dice un solo origen",
    "Corrected in a later edition": "Corregido en una edición posterior",
    "No longer said in a later edition": "Ya no se dice en una edición posterior",
    "Date that may stand for “unknown”": "Fecha que puede querer decir “desconocida”",
    "Implausible": "Poco verosímil",
    "Cell that could not be read": "Celda que no se pudo leer",
    "Row that could not be read": "Fila que no se pudo leer",
    "Row no longer in the list": "Fila que ya no está en la lista",
    "Reference to nobody in the case": "Referencia a nadie del caso",
    "Judgements that disagree": "Decisiones que se contradicen",
    "undecided": "sin decidir",
    "impossible": "imposible",
    "outweighed": "superado por otros",
    "contested": "controvertido",
    "superseded": "superado después",
    "corrected": "corregido",
    "corroborated": "corroborado",
    "agreed": "acordado",
    "one origin": "un solo origen",
    "open": "abierto",
    "withdrawn": "ya no se dice",
    "default date": "fecha por defecto",
    "implausible": "poco verosímil",
    "unread cell": "celda no leída",
    "unread row": "fila no leída",
    "vanished row": "fila que ya no está",
    "refers to nobody": "referencia a nadie",
    "disagreeing judgements": "decisiones que se contradicen",
    "more conflicts": "más conflictos",
    "same": "misma persona",
    "different": "personas distintas",
    "two events": "dos sucesos",
    "one event": "un suceso",
    "prefer": "preferida",
    "confirm": "confirmada",
    "reject": "rechazada",
    "defer": "por decidir más adelante",
    "independent": "independientes",
    "copied": "copia",
    "register": "registro",
    "publication": "publicación",
    "person": "persona",
    "office": "oficina",
    "organisation": "organización",
    "authority": "autoridad",
    "document": "documento",
    "row {}, column {}": "fila {}, columna {}",
    "{}: “{}” was not read: {}.": "{}: “{}” no se leyó: {}.",
    "{}, row {}, speaks of {}, which is in no list of this case.":
        "{}, fila {}, habla de {}, que no está en ninguna lista de este caso.",
    "{} and {} were judged to be one person and to be two; neither judgement was withdrawn.":
        "De {} y {} se decidió que son una persona y que son dos; ninguna de las dos decisiones se retiró.",
    "neither has effect": "ninguna tiene efecto",
    "the claim stays out of the reasoning": "la afirmación queda fuera del razonamiento",
    "what was proposed stays out of the reasoning": "lo propuesto queda fuera del razonamiento",
    "both stand": "valen las dos",
    "{}: judged “{}” and “{}”; until one of these judgements is withdrawn, {}.":
        "{}: se decidió “{}” y “{}”; mientras no se retire una de estas decisiones, {}.",
    "Custody, treatment and fate": "Custodia, trato y destino",
    "Legal status and accusation": "Situación jurídica y acusación",
    "Position of the authorities": "Posición de las autoridades",
    "No statement on this is recorded in this case.": "Sobre esto no hay ninguna declaración en este caso.",
    "Skip to the content": "Saltar al contenido",
    "Recording how a person is treated says nothing about guilt, status or cause. Habeas attributes every statement and asserts none.":
        "Registrar cómo se trata a una persona no dice nada de su culpabilidad, su condición o su causa. Habeas atribuye cada "
        "declaración y no afirma ninguna.",
    "Conflict": "Conflicto",
    "A smallest set of statements that cannot all be true. Take any one of them away and the rest of them can hold together. It does "
    "not say which one is mistaken.":
        "Un conjunto mínimo de declaraciones que no pueden ser todas ciertas. Si se quita cualquiera de ellas, las demás pueden "
        "cumplirse juntas. No dice cuál está equivocada.",
    "The statements exclude each other even when everything that people usually round is given room.":
        "Las declaraciones se excluyen aun cuando se da margen a todo lo que la gente suele redondear.",
    "They exclude each other only when taken exactly as written.": "Solo se excluyen si se toman exactamente como están escritas.",
    "Days apart": "Días de diferencia",
    "The gap: the least number of days by which one statement alone would have to give way.":
        "La distancia: el menor número de días que tendría que ceder una sola declaración.",
    "What often lies behind such a difference: rounding, a swapped day and month, two events taken for one. They are possible "
    "explanations, never blame; several may fit, and none is said to be the true one.":
        "Lo que a menudo hay detrás de una diferencia así: redondeo, día y mes cambiados de lugar, dos sucesos tomados por uno. Son "
        "explicaciones posibles, nunca un reproche; varias pueden convenir, y de ninguna se dice que sea la verdadera.",
    "Origin": "Origen",
    "Who says it first. A source that was judged to copy another counts with that one; ten papers that quote one agency are one origin.":
        "Quién lo dice primero. Una fuente de la que se decidió que copia a otra cuenta con esa; diez diarios que citan a una agencia "
        "son un solo origen.",
    "What the claims support of one thing said, never what is true. Corroborated: origins agree that were judged independent, and it "
    "holds without any one of them. Agreed: the same, but independence was not looked at. One origin: nothing else bears it out, and "
    "nothing speaks against it. Contested: it is in a conflict; what holds either way, such as the month, is said. Outweighed: the "
    "other origins exclude it, and still do without any one of them. Superseded: a later event ended what is said. Corrected: the "
    "source itself says otherwise in a later edition. Undecided: the claims are more than the engine works through.":
        "Lo que las afirmaciones sostienen de algo dicho, nunca lo que es cierto. Corroborado: coinciden orígenes que se juzgaron "
        "independientes, y se cumple aunque falte cualquiera de ellos. Acordado: lo mismo, pero no se comprobó la independencia. Un "
        "solo origen: nada más lo apoya y nada habla en contra. Controvertido: está en un conflicto; se dice lo que se cumple en todo "
        "caso, como el mes. Superado por otros: los demás orígenes lo excluyen, y lo siguen excluyendo aunque falte cualquiera de "
        "ellos. Superado después: un suceso posterior puso fin a lo dicho. Corregido: la propia fuente dice otra cosa en una edición "
        "posterior. Sin decidir: las afirmaciones son más de las que el motor puede recorrer.",
    "What one can do": "Lo que se puede hacer",
    "A judgement records what a person decided, with name, time and reason: two-events (the claims speak of two events, not one), "
    "prefer (print this claim first; all stay in the reasoning), defer (decide later), reject (take this claim out of the reasoning; "
    "it stays on the record). Write --reason TEXT after it. Every judgement can be withdrawn. CLAIM is the id beside a statement.":
        "Una decisión registra lo que decidió una persona, con nombre, hora y motivo: two-events (las afirmaciones hablan de dos "
        "sucesos, no de uno), prefer (se imprime primero esta afirmación; todas siguen en el razonamiento), defer (se decide más "
        "adelante), reject (se excluye esta afirmación del razonamiento; sigue constando). Se escribe después --reason TEXTO. Toda "
        "decisión se puede retirar. CLAIM es el identificador que está junto a una declaración.",
    "After the words as written stands the value that was read from them, dates in EDTF (ISO 8601-2): [1976-05-01..1976-05-09] is some "
    "day within, 1976-05/1976-07 lasted from May to July, [..1976-05-09] is not after that day.":
        "Tras las palabras como están escritas va el valor que se leyó de ellas, las fechas en EDTF (ISO 8601-2): "
        "[1976-05-01..1976-05-09] es algún día dentro de ese tiempo, 1976-05/1976-07 duró de mayo a julio, [..1976-05-09] no es "
        "después de ese día.",
    "What the claims allow": "Lo que permiten las afirmaciones",
    "The days that are left for an event when as many statements as possible hold together. Where statements conflict there are "
    "several ways to do that, and the days of each are listed.":
        "Los días que quedan para un suceso cuando se sostienen juntas tantas declaraciones como es posible. Donde las declaraciones "
        "están en conflicto hay varias maneras de lograrlo, y se enumeran los días de cada una.",
    "Unreviewed proposal": "Propuesta sin revisar",
    "A statement that the program read in a document and that nobody has confirmed. It is in a report only where that was asked for; "
    "person, speaker or date may have been misread.":
        "Una declaración que el programa leyó en un documento y que nadie ha confirmado. Solo está en un informe donde se pidió; la "
        "persona, quien habla o la fecha pueden estar mal leídas.",
    "Withheld by the source": "Dato reservado por la fuente",
    "The source says that it knows and does not publish it. That is not silence.":
        "La fuente dice que lo sabe y no lo publica. Eso no es silencio.",
    "Struck through": "Tachado",
    "A statement that its own list has changed, or that a judgement took out of the reasoning. It stays on the record.":
        "Una declaración que su propia lista cambió, o que una decisión excluyó del razonamiento. Sigue constando.",
}
