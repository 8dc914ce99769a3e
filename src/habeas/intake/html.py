"""Web pages: the words of the article, not of the menu; no script, no fetching.

A walk over the standard library's parser, which neither hangs on nor loses text in deep or unclosed markup. Blocks of text are cut at
block elements; navigation, forms and hidden parts are left out, and so is everything outside the article where the page marks one.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

from habeas.core.documents import Page
from habeas.core.errors import NotADate
from habeas.core.when import parse
from habeas.intake.extraction import CannotExtract, Extraction, plural
from habeas.intake.plain import decoded

VERSION = "1"
_BLOCKS = set("""address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr html iframe legend li main nav ol option p pre section summary table tbody tfoot thead tr ul""".split())
_SOFT = ("p", "div", "br")
_SILENT = set("script style noscript template svg math object embed iframe canvas select textarea button head".split())
_ASIDE = set("nav footer aside form menu dialog".split())
_ROLES = set("navigation banner contentinfo complementary search dialog alert menu menubar toolbar".split())
_VOID = set("area base br col embed hr img input link meta param source track wbr".split())
_HINT = re.compile(r"(?:^|[\s_-])(nav|navbar|menu|sidebar|breadcrumbs?|cookies?|share|sharing|social|newsletter|subscribe|related|"
                   r"comments?|advert\w*|ads?|promo|footer|masthead|banner|skip|pagination|tags?)(?:$|[\s_-])", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)", re.I)
MOSTLY_LINKS = 0.6  # share of a block's letters that stand in links, above which a short block is a list of links
ARTICLE = 200  # characters below which what was marked as the article is not believed


@dataclass(slots=True)
class Block:
    """A stretch of text between two block elements: its words, how many characters stand in links, and where it stands."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    aside: bool = False
    hinted: bool = False
    article: int = 0  # number of the innermost article, 0 outside of all
    main: bool = False
    heading: bool = False
    table: bool = False

    @property
    def text(self) -> str:
        """The words with single spaces; cells of a table row stay apart by a tab."""
        cells = "".join(self.pieces).split("\t") if self.table else ["".join(self.pieces)]
        return "\t".join(re.sub(r"[ \t\r\n\f\v]+", " ", cell).strip(" ") for cell in cells).strip()


@dataclass(slots=True)
class _Place:
    """What holds inside an open element: all of it is inherited, so that depth costs nothing."""

    tag: str
    silent: bool = False
    aside: bool = False
    hinted: bool = False
    article: int = 0
    main: bool = False
    link: bool = False
    pre: bool = False
    heading: bool = False


class Walk(HTMLParser):
    """Cuts a page into blocks and collects what its head says."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.open = [_Place("")]
        self.counts: Counter[str] = Counter()
        self.block = Block()
        self.meta: list[tuple[str, str]] = []
        self.json: list[str] = []
        self.title = ""
        self.language = ""
        self.address = ""
        self.articles = 0
        self._takes = ""  # "title" or "json": where characters go that are no text of the page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, and a block where it is one."""
        if tag in ("meta", "link", "html", "title", "script", "time"):
            self._head(tag, {name: value or "" for name, value in attrs[:50]})
        if tag in ("td", "th") and "".join(self.block.pieces).strip():
            self.block.table = True
            self.block.pieces.append("\t")
        elif tag in ("td", "th"):
            self.block.table = True
        elif self._cuts(tag):
            self._cut()
        elif tag in _SOFT:
            self.block.pieces.append(" ")
        if tag in _VOID:
            return
        if tag in ("p", "li") and self.open[-1].tag == tag:  # their end tags may be left out
            self._close(tag)
        self.open.append(self._inside(tag, {name: value or "" for name, value in attrs[:50]}))
        self.counts[tag] += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<br/>`, and XHTML's other elements without content."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element and what was left open inside it."""
        self._takes = ""
        if self._cuts(tag):
            self._cut()
        if self.counts[tag]:
            self._close(tag)

    def handle_data(self, data: str) -> None:
        """Characters between tags."""
        place = self.open[-1]
        if self._takes == "title":
            self.title += data
        elif self._takes == "json":
            self.json.append(data[:200_000])
        elif not place.silent and data:
            block = self.block
            if not block.pieces or not any(map(str.strip, block.pieces)):
                block.aside, block.hinted, block.article, block.main = place.aside, place.hinted, place.article, place.main
                block.heading = place.heading
            block.pieces.append(data)
            if place.link:
                block.linked += len(data.strip())
            if place.pre:
                self._lines()

    def finish(self) -> None:
        """After the last tag."""
        self.close()
        self._cut()

    def _cuts(self, tag: str) -> bool:
        """Whether an element's beginning or end ends a line: inside a table cell a paragraph does not."""
        return tag in _BLOCKS and not (tag in _SOFT and self.counts["td"] + self.counts["th"])

    def _lines(self) -> None:
        """Keep the line ends of preformatted text: each is a block."""
        *whole, rest = self.block.pieces[-1].split("\n")
        for line in whole:
            self.block.pieces[-1:] = [line]
            self._cut()
            self.block.pieces.append("")
        self.block.pieces[-1:] = [rest]

    def _inside(self, tag: str, attributes: dict[str, str]) -> _Place:
        outer = self.open[-1]
        role = attributes.get("role", "").lower()
        names = f"{attributes.get('class', '')[:500]} {attributes.get('id', '')[:100]}"
        hidden = ("hidden" in attributes or attributes.get("aria-hidden") == "true"
                  or bool(_HIDDEN.search(attributes.get("style", "")[:500])))
        article, inside = outer.article, outer.article > 0 or outer.main
        if (tag == "article" or "articleBody" in attributes.get("itemprop", "")) and not outer.article:
            self.articles += 1
            article = self.articles
        return _Place(
            tag, outer.silent or tag in _SILENT or hidden,
            outer.aside or tag in _ASIDE or role in _ROLES or (tag == "header" and not inside),
            outer.hinted or (tag not in ("body", "html", "main", "article") and bool(_HINT.search(names))), article,
            outer.main or tag == "main" or role == "main", outer.link or (tag == "a" and "href" in attributes), outer.pre or tag == "pre",
            outer.heading or tag in ("h1", "h2"))

    def _close(self, tag: str) -> None:
        while len(self.open) > 1:
            closed = self.open.pop().tag
            self.counts[closed] -= 1
            if closed == tag:
                return

    def _cut(self) -> None:
        """End the block."""
        if any(map(str.strip, self.block.pieces)):
            self.blocks.append(self.block)
        self.block = Block()

    def _head(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or attributes.get("http-equiv") or ""
            self.meta.append((name.lower(), attributes.get("content", "")[:1000]))
        elif tag == "link" and "canonical" in attributes.get("rel", "").lower():
            self.address = self.address or attributes.get("href", "")[:1000]
        elif tag == "html":
            self.language = self.language or attributes.get("lang", "")[:20]
        elif tag == "title" and not self.title and self.open[-1].tag != "svg":
            self._takes = "title"
        elif tag == "script" and attributes.get("type", "").lower() == "application/ld+json" and len(self.json) < 20:
            self._takes = "json"
        elif tag == "time" and attributes.get("datetime"):
            self.meta.append(("time element", attributes["datetime"][:50]))


def read_html(data: bytes, encoding: str = "") -> Extraction:
    """The article of a web page, one line a block. Raises CannotExtract."""
    declared = _CHARSET.search(data[:4096])
    text, doubt = decoded(data, encoding, next(filter(None, declared.groups()), b"").decode("ascii", "replace") if declared else "")
    walk = Walk()
    walk.feed(text)
    walk.finish()
    found = Extraction("text/html", "html", VERSION, doubts=[doubt] if doubt else [])
    blocks = [block for block in walk.blocks if block.text]
    taken = _article(blocks, walk.articles)
    words = "".join(f"{block.text}\n" for block in taken)
    if not words.strip():
        raise CannotExtract("it holds no words that a browser would show without running scripts",
                            "Open it in a browser, save it as PDF, and add that file.")
    found.pages = [Page("", words)]
    left = sum(len(block.text) for block in blocks) - sum(len(block.text) for block in taken)
    if left:
        found.notes.append(f"{plural(len(blocks) - len(taken), 'block')} of menus, links and surroundings "
                           f"({plural(left, 'character')}) left out")
    if len(words) < ARTICLE < left:
        found.doubts.append("what was taken for the article is short beside what was left out: look at the page itself")
    _propose(found, walk)
    return found


def html_text(text: str) -> str:
    """All words of a page that is short and has no menu, as mails are."""
    walk = Walk()
    walk.feed(text)
    walk.finish()
    return "".join(f"{line}\n" for line in (block.text for block in walk.blocks) if line)


def _article(blocks: list[Block], articles: int) -> list[Block]:
    """The blocks of the article, with the page's main heading where that stands outside."""
    body = [block for block in blocks if not block.aside and not _is_links(block)]
    sizes = Counter[int]()
    for block in body:
        sizes[block.article] += len(block.text)
    marked = sum(size for number, size in sizes.items() if number)
    inside = [block for block in body if block.main]
    best, size = max(((number, size) for number, size in sizes.items() if number), key=lambda each: each[1], default=(0, 0))
    if articles and size >= ARTICLE and size * 5 >= marked * 3:
        chosen = [block for block in body if block.article == best]
    elif sum(len(block.text) for block in inside) >= ARTICLE:
        chosen = inside
    else:
        chosen = [block for block in body if not block.hinted]
    if not chosen or sum(len(block.text) for block in chosen) < ARTICLE <= sum(len(block.text) for block in body):
        chosen = body
    chosen = chosen or blocks
    taken = set(map(id, chosen))
    first = next((place for place, block in enumerate(blocks) if id(block) in taken), 0)
    title = [block for block in blocks[:first] if block.heading and not block.hinted and id(block) not in taken]
    return [*title[-1:], *chosen]


def _is_links(block: Block) -> bool:
    text = block.text
    linked = bool(block.linked) and block.linked > MOSTLY_LINKS * len(text)
    return (linked and (len(text) < 200 or block.hinted)) or (block.hinted and len(text) < 80 and not block.heading)


_DATES = ("article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "dc.date",
          "dcterms.date", "date", "pubdate", "publish_date", "sailthru.date", "parsely-pub-date")
_NAMES = {
    "published": _DATES, "title": ("og:title", "dc.title", "twitter:title"), "address": ("og:url",),
    "publisher": ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name"),
    "language": ("content-language", "dc.language", "og:locale")}


def _propose(found: Extraction, walk: Walk) -> None:
    said: dict[str, str] = {}
    for name, content in walk.meta:
        said.setdefault(name, content)
    for field_name, names in _NAMES.items():
        for name in names:
            value = said.get(name, "")
            found.propose(field_name, day(value) if field_name == "published" else _short(field_name, value), f"HTML meta {name}")
    for text in walk.json:
        _linked_data(found, text)
    found.propose("title", walk.title, "HTML title")
    found.propose("language", _short("language", walk.language), "HTML lang")
    found.propose("address", walk.address, "HTML canonical link")
    times = {day(content) for name, content in walk.meta if name == "time element"} - {""}
    if len(times) == 1:
        found.propose("published", times.pop(), "HTML time element")


def _linked_data(found: Extraction, text: str) -> None:
    """What a page says of itself in JSON-LD, where it is as simple as it mostly is."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    rows = data.get("@graph", [data]) if isinstance(data, dict) else data
    for row in rows[:50] if isinstance(rows, list) else []:
        if isinstance(row, dict) and "datePublished" in row:
            publisher = row.get("publisher")
            name = publisher.get("name") if isinstance(publisher, dict) else publisher
            found.propose("published", day(str(row["datePublished"])), "JSON-LD datePublished")
            found.propose("publisher", name if isinstance(name, str) else "", "JSON-LD publisher")


def day(text: str) -> str:
    """The date at the beginning of a time stamp, `2012-05-31T10:00:00Z`; "" if there is none."""
    match = re.match(r"\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?![\d-])", text)
    try:
        return parse(match[1]).edtf if match else ""
    except NotADate:
        return ""


def _short(name: str, value: str) -> str:
    """A language without its country; anything else as it is."""
    return re.split(r"[-_,;]", value.strip())[0].lower() if name == "language" else value
