"""Why a file could not be read, what is doubtful in what was read, and what stopped a step: what habeas.intake and habeas.core say of
them in English, as the ledger keeps it and the command line prints it, with {} for what they fill in; and the same in Spanish."""

SPANISH = {
    # files as a whole
    "{} cannot be read: {} Nothing was imported.": "{} no se puede leer: {} No se importó nada.",
    "it is empty": "está vacío",
    "It is empty": "Está vacío",
    "it has a header and no rows": "tiene encabezado y ninguna fila",
    "Check that the right file was given.": "Compruebe que es el archivo correcto.",
    "it is a workbook of the old format (.xls)": "es un libro de cálculo del formato antiguo (.xls)",
    "Save it as .xlsx or as CSV.": "Guárdelo como .xlsx o como CSV.",
    "its name says workbook, but its contents are something else":
        "su nombre dice que es un libro de cálculo, pero su contenido es otra cosa",
    "If it is text, give it the ending .csv.": "Si es texto, póngale la terminación .csv.",
    "its name says text, but its contents are {}": "su nombre dice que es texto, pero su contenido es {}",
    "a workbook or an archive": "un libro de cálculo o un archivo comprimido",
    "a PDF": "un PDF",
    "a web page": "una página web",
    "Give it the ending .xlsx.": "Póngale la terminación .xlsx.",
    "Find the list as CSV or XLSX.": "Busque la lista como CSV o XLSX.",
    "Download the list itself.": "Descargue la lista misma.",
    "a quotation mark opens in row {} and nothing closes it": "en la fila {} se abren unas comillas que nada cierra",
    "Close it, or double it where it belongs to the text.": "Ciérrelas, o escríbalas dobles donde son parte del texto.",
    "{} of its {} rows (first: row {}) do not fit the header":
        "{} de sus {} filas (la primera: la fila {}) no concuerdan con el encabezado",
    'It was read with {} between cells: if that is wrong, write for example delimiter = ";" in the mapping.':
        'Se leyó con {} entre las celdas: si no es así, escriba por ejemplo delimiter = ";" en la correspondencia.',
    "the encoding {} is not known": "la codificación {} no se conoce",
    'Write for example encoding = "cp1252".': 'Escriba por ejemplo encoding = "cp1252".',
    "row {} holds the byte 0x{}, which is not {}": "la fila {} contiene el byte 0x{}, que no es {}",
    'If an older program wrote the file, write encoding = "cp1252" under [list] in the mapping.':
        'Si el archivo lo escribió un programa antiguo, escriba encoding = "cp1252" bajo [list] en la correspondencia.',
    "it holds zero bytes, which no text has": "contiene bytes nulos, que ningún texto tiene",
    "Save the list as CSV in UTF-8, or as XLSX.": "Guarde la lista como CSV en UTF-8, o como XLSX.",
    "the mapping says {}, but the file is UTF-8": "la correspondencia dice {}, pero el archivo está en UTF-8",
    "Take `encoding` out of the mapping.": "Quite `encoding` de la correspondencia.",
    "it is not a whole workbook ({})": "no es un libro de cálculo completo ({})",
    "Open it in a spreadsheet program and save it again, or save the sheet as CSV.":
        "Ábralo en un programa de hojas de cálculo y guárdelo de nuevo, o guarde la hoja como CSV.",
    "it has {} sheets ({})": "tiene {} hojas ({})",
    'Say which one: write sheet = "{}" under [list] in the mapping.': 'Diga cuál: escriba sheet = "{}" bajo [list] en la correspondencia.',
    "it has no sheet called {}": "no tiene ninguna hoja llamada {}",
    "It has: {}.": "Tiene: {}.",
    "it would unpack to {} bytes in {} parts, which no list needs":
        "al descomprimirse ocuparía {} bytes en {} partes, que ninguna lista necesita",
    "Save the one sheet that matters as CSV.": "Guarde como CSV la única hoja que importa.",
    "its part {} does not begin as a workbook's does": "su parte {} no empieza como la de un libro de cálculo",
    "Open it in a spreadsheet program and save it again.": "Ábralo en un programa de hojas de cálculo y guárdelo de nuevo.",
    # documents
    "It is a list": "Es una lista",
    "`habeas import` reads lists.": "`habeas import` lee listas.",
    "The system does not let it be read: {}.": "El sistema no permite leerlo: {}.",
    "it is larger than {} MB": "pasa de {} MB",
    "its text is longer than {} characters": "su texto pasa de {} caracteres",
    "Split it, and add the pieces.": "Divídalo y agregue las partes.",
    "reading it takes more time or memory than a file may take": "leerlo lleva más tiempo o memoria de lo que se permite a un archivo",
    "It may be very large or have been made to harm: split it, or print it to a new PDF, and add that.":
        "Puede ser muy grande o haberse hecho para dañar: divídalo, o imprímalo en un PDF nuevo, y agregue ese.",
    "reading it would reach outside": "leerlo llevaría fuera de él",
    "reading it would write a file": "leerlo escribiría un archivo",
    "It may have been made to harm; ask whoever sent it.": "Puede haberse hecho para dañar; pregunte a quien lo envió.",
    "It may have been made to harm; ask whoever sent it for a PDF.": "Puede haberse hecho para dañar; pida un PDF a quien lo envió.",
    "it is broken or cut off": "está dañado o cortado",
    "a part of it is broken or cut off": "una parte está dañada o cortada",
    "its XML is broken or cut off": "su XML está dañado o cortado",
    "it is an archive or office document that is broken or cut off":
        "es un archivo comprimido o un documento de oficina que está dañado o cortado",
    "its name says {}, but its bytes are something else or broken off at the start":
        "su nombre dice {}, pero sus bytes son otra cosa o les falta el comienzo",
    "Open it in an office program, save it again, and add that file.":
        "Ábralo en un programa de oficina, guárdelo de nuevo y agregue ese archivo.",
    "Get it again from where it came from.": "Consígalo de nuevo de donde vino.",
    "it would unpack to far more than a document holds": "al descomprimirse ocuparía mucho más que cualquier documento",
    "its elements lie too deep inside one another": "sus elementos están anidados a demasiada profundidad",
    "its parts lie too deep inside one another": "sus partes están anidadas a demasiada profundidad",
    "it declares XML entities, which no office program writes": "declara entidades XML, que ningún programa de oficina escribe",
    "it is encrypted with a password": "está cifrado con una contraseña",
    "Save it without the password, and add that file.": "Guárdelo sin la contraseña y agregue ese archivo.",
    "Open it with the password, save it without one, and add that file.":
        "Ábralo con la contraseña, guárdelo sin ella y agregue ese archivo.",
    "Open it with the password, print it to a new PDF, and add that.": "Ábralo con la contraseña, imprímalo en un PDF nuevo y agregue ese.",
    "it is an archive": "es un archivo comprimido",
    "Unpack it, and add the files in it.": "Descomprímalo y agregue los archivos que contiene.",
    "it is of the old format of office programs (.doc)": "es del formato antiguo de los programas de oficina (.doc)",
    "it is RTF": "es RTF",
    "Save it as DOCX or ODT, and add that file.": "Guárdelo como DOCX u ODT y agregue ese archivo.",
    "it is no document of a kind that Habeas reads": "no es un documento de los que Habeas lee",
    "Habeas reads PDF, DOCX, ODT, HTML, e-mail (.eml), Markdown, plain text and images.":
        "Habeas lee PDF, DOCX, ODT, HTML, correo (.eml), Markdown, texto sin formato e imágenes.",
    "it is a workbook or a presentation": "es un libro de cálculo o una presentación",
    "A list is imported with `habeas import`; save slides as PDF.":
        "Una lista se importa con `habeas import`; guarde las diapositivas como PDF.",
    "it has no pages": "no tiene páginas",
    "all its pages are broken": "todas sus páginas están dañadas",
    "broken, so without text: {}": "dañadas, y por eso sin texto: {}",
    "it holds no words": "no contiene palabras",
    "If it holds pictures of pages, save it as PDF, and add that file.":
        "Si contiene imágenes de páginas, guárdelo como PDF y agregue ese archivo.",
    "If a person sees words in it, add pictures of its pages.": "Si a la vista tiene palabras, agregue imágenes de sus páginas.",
    "it holds no words that a browser would show without running scripts":
        "no contiene palabras que un navegador muestre sin ejecutar programas",
    "Open it in a browser, save it as PDF, and add that file.": "Ábralo en un navegador, guárdelo como PDF y agregue ese archivo.",
    "what was taken for the article is short beside what was left out: look at the page itself":
        "lo que se tomó por el artículo es poco al lado de lo que se dejó fuera: mire la página misma",
    "it has no such page": "no tiene esa página",
    "Reload the page.": "Vuelva a cargar la página.",
    "this page of it is broken": "esta página está dañada",
    "Open the file itself to see it.": "Abra el archivo mismo para verla.",
    "it holds neither headers nor text": "no contiene ni encabezados ni texto",
    "it has no body of text: only its headers were read": "no tiene cuerpo de texto: solo se leyeron sus encabezados",
    "it has more than {} parts": "tiene más de {} partes",
    "attachment {} could not be taken out": "el adjunto {} no se pudo extraer",
    "its attachments are larger than 200 MB together": "sus adjuntos pasan juntos de 200 MB",
    "Save them by hand, and add them.": "Guárdelos a mano y agréguelos.",
    "Check what sort of file it is.": "Compruebe qué clase de archivo es.",
    "its encoding cannot be made out: read in any of the usual ones, its words do not look like words":
        "no se distingue su codificación: leído en cualquiera de las habituales, sus palabras no parecen palabras",
    "Give one that Python knows, such as cp1252 or utf-8.": "Dé una que Python conozca, como cp1252 o utf-8.",
    'Give it with --encoding, or write encoding = "..." in documents.toml.':
        'Dígala con --encoding, o escriba encoding = "..." en documents.toml.',
    "{} cannot be read as {}, which is what {} says": "{} no se puede leer como {}, que es lo que dice {}",
    "byte {}": "el byte {}",
    "its bytes": "lo que contiene",
    "the encoding given": "la codificación indicada",
    "its own mark": "su propia marca",
    "its zero bytes": "la disposición de sus bytes nulos",
    "read as {}, which only its zero bytes tell": "leído como {}, lo que solo sus bytes nulos indican",
    "read as {} because it is not UTF-8 and its words look right so; {} characters depend on that":
        "leído como {} porque no está en UTF-8 y así sus palabras parecen correctas; de ello dependen {} caracteres",
    "its name says something else: by its bytes it is {}, and was read so":
        "su nombre dice otra cosa: por sus bytes es {}, y así se leyó",
    # scanned pages
    "it is a picture of words, and the program that reads such pictures is not there":
        "es una imagen con palabras, y el programa que lee tales imágenes no está aquí",
    "Install Tesseract (Debian, Ubuntu: apt install tesseract-ocr tesseract-ocr-spa; Windows and macOS: see "
    "tesseract-ocr.github.io) and give the same command again.":
        "Instale Tesseract (Debian, Ubuntu: apt install tesseract-ocr tesseract-ocr-spa; Windows y macOS: véase "
        "tesseract-ocr.github.io) y repita la misma orden.",
    "{} hold pictures that may have words in them, which were not read": "{}: hay imágenes que pueden tener palabras, que no se leyeron",
    "{} holds pictures that may have words in them, which were not read": "{}: hay imágenes que pueden tener palabras, que no se leyeron",
    "OCR read it as {}, for Tesseract has no data for {} here: accents and names will be wrong. Install them (Debian, Ubuntu: apt install "
    "tesseract-ocr-{}) and add it with --again":
        "el OCR lo leyó como {}, pues aquí Tesseract no tiene datos para {}: los acentos y los nombres saldrán mal. "
        "Instálelos (Debian, Ubuntu: "
        "apt install tesseract-ocr-{}) y agréguelo con --again",
    "it is a picture, and no words were found in it": "es una imagen, y no se hallaron palabras en ella",
    "If a person can read it, type what it says into a text file.":
        "Si a la vista se puede leer, escriba lo que dice en un archivo de texto.",
    "{}: read by OCR; compare names, dates and numbers with the picture":
        "{}: leído por OCR; compare nombres, fechas y números con la imagen",
    "OCR is unsure of {}": "el OCR no está seguro de {}",
    "OCR cannot read it": "el OCR no puede leerlo",
    "Look whether another program opens it.": "Vea si otro programa lo abre.",
    "it": "el documento",
    "the picture": "la imagen",
    "page {}": "página {}",
    "pages {} and {}": "páginas {} y {}",
    "pages {}": "páginas {}",
    "{} pages, the first of them page {}": "{} páginas, la primera de ellas la página {}",
    "{} pages (the first is {})": "{} páginas (la primera es la {})",
    # what was left out
    "no words were found in pictures of {}": "no se hallaron palabras en las imágenes de {}",
    "{} word that OCR hardly believed in left out": "se dejó fuera {} palabra que el OCR apenas creyó",
    "{} words that OCR hardly believed in left out": "se dejaron fuera {} palabras que el OCR apenas creyó",
    "its footnotes stand at the end of the text, where there is no page": "sus notas al pie están al final del texto, donde no hay página",
    "its endnotes stand at the end of the text, where there is no page": "sus notas finales están al final del texto, donde no hay página",
    "its comments stand at the end of the text, where there is no page": "sus comentarios están al final del texto, donde no hay página",
    "its page headers stand at the end of the text, where there is no page":
        "sus encabezados de página están al final del texto, donde no hay página",
    "its page footers stand at the end of the text, where there is no page":
        "sus pies de página están al final del texto, donde no hay página",
    "{} tracked deletion left out": "se dejó fuera {} supresión registrada",
    "{} tracked deletions left out": "se dejaron fuera {} supresiones registradas",
    "its pages are those of the program that saved it last; another one may cut them elsewhere":
        "sus páginas son las del último programa que lo guardó; otro puede cortarlas en otra parte",
    "{} picture in the text left out": "se dejó fuera {} imagen del texto",
    "{} pictures in the text left out": "se dejaron fuera {} imágenes del texto",
    "{} block of menus, links and surroundings ({} characters) left out":
        "se dejó fuera {} bloque de menús, enlaces y entorno ({} caracteres)",
    "{} blocks of menus, links and surroundings ({} characters) left out":
        "se dejaron fuera {} bloques de menús, enlaces y entorno ({} caracteres)",
    "what is filled into its form fields is read only where it is also in the text layer":
        "lo que se rellenó en sus campos de formulario se lee solo donde está también en la capa de texto",
    # what stops a step
    "Another program is writing to the case in {}. Wait until it has finished, then try again.":
        "Otro programa está escribiendo en el caso de {}. Espere a que termine e inténtelo de nuevo.",
    "The case in {} cannot be used: {}. Make room or give yourself access, then try again; nothing was changed.":
        "El caso de {} no se puede usar: {}. Haga sitio o dese acceso, e inténtelo de nuevo; no se cambió nada.",
    "The case in {} was last opened with a newer Habeas. Open it with that version; nothing was changed.":
        "El caso de {} se abrió por última vez con un Habeas más nuevo. Ábralo con esa versión; no se cambió nada.",
    "There is no case in {}. `habeas new {}` starts one.": "No hay ningún caso en {}. `habeas new {}` empieza uno.",
    "One of {} processes was ended from outside, perhaps for want of memory. Nothing was changed; try again with --processes 1.":
        "Uno de {} procesos fue terminado desde fuera, quizá por falta de memoria. No se cambió nada; inténtelo con --processes 1.",
    "This needs the package {}, which is not installed. `pip install 'habeas[{}]'` brings it.":
        "Esto necesita el paquete {}, que no está instalado. `pip install 'habeas[{}]'` lo trae.",
    "This page cannot be shown as a picture: {}. Its text is there, and the file itself can be saved.":
        "Esta página no se puede mostrar como imagen: {}. Su texto está ahí, y el archivo mismo se puede guardar.",
    "{} is not the code of a language. Write two or three small letters: en, es, ar.":
        "{} no es el código de un idioma. Escriba dos o tres minúsculas: en, es, ar.",
    "That judgement has been withdrawn already.": "Esa decisión ya se retiró.",
    "The judgement {} needs something to be about.": "La decisión {} tiene que referirse a algo.",
    "The judgement {} needs two different things to be about.": "La decisión {} tiene que referirse a dos cosas distintas.",
    "There is one {} in a life, so these cannot be two events. Reject one of the claims, or judge the mentions to be different persons.":
        "Este suceso ({}) ocurre una vez en la vida, así que no pueden ser dos. Rechace una de las afirmaciones, o "
        "decida que las menciones son "
        "de personas distintas.",
    "What was sent has {} MB, and at most {} MB are taken at once. Send fewer files at a time; a larger single file comes in with "
    "`habeas add` in the terminal. Nothing was added.":
        "Lo enviado tiene {} MB, y se admiten a la vez {} MB como mucho. Envíe menos archivos cada vez; un solo archivo "
        "más grande entra con "
        "`habeas add` en la terminal. No se agregó nada.",
    "{} exports are being made already. Wait until one is ready, or throw one of them away.":
        "Ya se están haciendo {} exportaciones. Espere a que una esté lista, o descarte una.",
    "That name looks like “{}”, who is known here already. Give it as it is written there, or another.":
        "Ese nombre se parece a «{}», que aquí ya se conoce. Escríbalo como está allí, o dé otro.",
}
