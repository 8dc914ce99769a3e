"""The pages on a large case: how long each takes, for one client and for eight, and how much memory the process has.

    python benchmarks/pages.py [FOLDER]      tables as Markdown; with FOLDER, of a case made before (`benchmarks/crowded.py FOLDER`)

`habeas serve` runs as a process of its own and is asked over HTTP. What is measured comes from the routes: a page that is added there is
measured too, or the end of the table says that it was not.
"""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from itertools import count
from pathlib import Path
from random import Random
from urllib.parse import quote, urlencode

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from benchmarks import crowded  # noqa: E402
from habeas.web import settings  # noqa: E402

REQUESTS, CLIENTS = 64, 8
AIM = 100  # milliseconds
FIRST_WITHIN = 2  # seconds from the start of the process to the first page
PATIENCE = 300  # seconds for the first checks and the index
LIST = "no;Name;Date of arrest\n1;Brand, Ada;13/05/1977\n2;Ilmar, Teo;sometime\n"
_LINK = re.compile(r"http://([\d.]+):(\d+)(/login/\S+)")
_TOKEN = re.compile(r'X-CSRFToken": "(\w+)"')
# What addresses name, and on which page addresses of that kind stand.
FOUND_ON = {"person": "persons", "finding": "findings", "source": "sources", "judgement": "judgements", "exhibit": "reading",
            "waiting": "intake"}


class Client:
    """A browser that keeps its connection and its cookies."""

    def __init__(self, host: str, port: int, cookies: dict[str, str] | None = None) -> None:
        self.cookies = dict(cookies or {})
        self.place = host, port
        self._connection = http.client.HTTPConnection(host, port, timeout=PATIENCE)

    def ask(self, path: str, form: bytes | None = None, media: str = "application/x-www-form-urlencoded") -> tuple[int, str, str]:
        """Status, where it leads to, and text."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if form is not None:
            headers |= {"Content-Type": media, "Origin": "http://{}:{}".format(*self.place)}
        try:
            answer = self._answer(path, form, headers)
        except (http.client.RemoteDisconnected, ConnectionError):  # idle for too long: asked anew, as browsers do
            self._connection.close()
            answer = self._answer(path, form, headers)
        text = answer.read().decode("utf-8", "replace")
        for each in answer.msg.get_all("Set-Cookie", []):
            name, _, value = each.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.headers.get("Location", ""), text

    def _answer(self, path: str, form: bytes | None, headers: dict[str, str]) -> http.client.HTTPResponse:
        self._connection.request("GET" if form is None else "POST", path, form, headers)
        return self._connection.getresponse()

    def page(self, path: str) -> str:
        """A page that must be there."""
        status, leads, text = self.ask(path)
        if status != 200:
            sys.exit(f"{path} answered {status} {leads}")
        return text

    def send(self, path: str, form: dict[str, str]) -> str:
        """Send a form, and where that leads to."""
        status, leads, text = self.ask(path, urlencode({**form, "csrfmiddlewaretoken": self.token()}).encode())
        if status != 302:
            sys.exit(f"{path} answered {status}: {re.sub(r'<[^>]*>', ' ', text)[-300:]}")
        return leads

    def token(self) -> str:
        """What proves that a form comes from our own page."""
        found = _TOKEN.search(self.page("/"))
        return found[1] if found else ""

    def again(self) -> Client:
        """Another connection with the same cookies."""
        return Client(*self.place, self.cookies)


@dataclass
class Served:
    """A running `habeas serve`: its first client, the seconds to the link and to the first page."""

    process: subprocess.Popen[str]
    client: Client
    link: float
    first: float
    home: str = ""

    @property
    def memory(self) -> tuple[float, float]:
        """MiB in memory now, and at most so far; nan where the system does not tell."""
        try:
            text = Path(f"/proc/{self.process.pid}/status").read_text()
        except OSError:
            return float("nan"), float("nan")
        found = {name: int(size) / 1024 for name, size in re.findall(r"(VmRSS|VmHWM):\s+(\d+)", text)}
        return found["VmRSS"], found["VmHWM"]

    @property
    def worked(self) -> float:
        """Seconds of processor time that it took so far; nan where the system does not tell."""
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return float("nan")
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """End it as Ctrl-C does, which ends the processes that share its checks too."""
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for each in (self.process.stdin, self.process.stdout):
            if each is not None:
                each.close()


def serve(folder: Path) -> Served:
    """Start it, and open the case as the link does."""
    start = time.perf_counter()
    process = subprocess.Popen([str(Path(sys.executable).with_name("habeas")), "serve", str(folder), "--port", "0"], text=True,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    assert process.stdout is not None
    host, port, path = next(found.groups() for line in process.stdout if (found := _LINK.search(line)))
    link = time.perf_counter() - start
    client = Client(host, int(port))
    _, home, _ = client.ask(path)
    client.page(home)
    return Served(process, client, link, time.perf_counter() - start, home)


@dataclass
class Times:
    """Milliseconds by the name of a page; `worked`: those of the processor for one request, whatever else the machine did meanwhile."""

    by_name: dict[str, list[float]] = field(default_factory=dict)
    worked: dict[str, float] = field(default_factory=dict)

    def add(self, name: str, took: Sequence[float]) -> None:
        """More of one page."""
        self.by_name.setdefault(name, []).extend(took)

    def told(self, name: str) -> str:
        """Median and 95th percentile."""
        took = self.by_name[name]
        return f"{statistics.median(took):.0f} | {statistics.quantiles(took, n=20)[-1]:.0f}" if len(took) > 1 else f"{took[0]:.0f} | "


class Asker:
    """Gives addresses to ask for: each kind of page about ever other persons, documents, words."""

    def __init__(self, served: Served) -> None:
        self.served, self.random, self.number = served, Random(11), count()
        self.case = served.home.rpartition("/")[2]
        self.nouns: dict[str, list[str]] = {}
        self.words: list[str] = []

    def gather(self) -> None:
        """Look at the lists of a case for what addresses name."""
        client, base = self.served.client, self.served.home
        send_list(client, base)
        for noun, route in FOUND_ON.items():
            addresses = {"waiting": "intake/list/", "exhibit": "reading/"}.get(noun, f"{noun}/")
            found: dict[str, None] = {}
            for page in (1, 2, 3, 40, 80):
                html = client.page(f"{base}/{route}?page={page}{'&by=all' if noun == 'judgement' else ''}")
                found |= dict.fromkeys(re.findall(rf'"{base}/{addresses}([\w.-]+)[?"#]', html))
                if noun == "person":
                    self.words += [word for name in re.findall(r'/person/\w+"[^>]*>([^<]+)', html) for word in unescape(name).split()]
            self.nouns[noun] = list(found)
        html = client.page(f"{base}/review")
        self.nouns["proposal"] = re.findall(r"/review/([0-9a-f]{20,})/confirm", html)
        html = client.page(f"{base}/finding/{self.random.choice(self.nouns['finding'])}")
        self.nouns["claim"] = re.findall(r'name="claim" value="(\w+)"', html)

    def addresses(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """The name of each page, and what gives one address of it after the other."""
        from habeas.web.routes import routes

        for route in routes().values():
            parts = [each for each in re.findall(r"<([^>]+)>", route.address) if each != "case"]
            if route.get is None or ("case" not in route.nouns and parts) or not all(self.nouns.get(each) for each in parts):
                continue
            for name, query in QUERIES.get(route.name, PLAIN).items():
                yield f"{route.name}{f', {name}' if name else ''}", partial(self._asked, route.address, query)

    def left_out(self) -> list[str]:
        """The pages that are not measured."""
        from habeas.web.routes import routes

        measured = {name.partition(",")[0] for name, _ in self.addresses()}
        return [route.name for route in routes().values() if route.get is not None and route.name not in measured]

    def _asked(self, address: str, query: Query) -> str:
        path = "/" + address.replace("<case>", self.case)
        for noun in re.findall(r"<([^>]+)>", path):
            path = path.replace(f"<{noun}>", self.random.choice(self.nouns[noun]))
        return path + query(self)

    def word(self) -> str:
        """A word of some name, as addresses have it."""
        return quote(self.random.choice(self.words))

    def month(self) -> str:
        """A month in which somebody was taken."""
        return f"{1976 + self.random.randrange(4)}-{self.random.randrange(1, 13):02}"


Query = Callable[[Asker], str]
PLAIN: dict[str, Query] = {"": lambda asker: ""}
QUERIES: dict[str, dict[str, Query]] = {
    "persons": {"": lambda asker: f"?page={asker.random.randrange(1, 400)}", "by name": lambda asker: f"?q={asker.word()}"},
    "findings": {"": lambda asker: "", "a page": lambda asker: f"?page={asker.random.randrange(1, 100)}",
                 "sifted": lambda asker: f"?kind=conflict&least={next(asker.number)}",
                 "by name": lambda asker: f"?q={asker.word()}",
                 "by source": lambda asker: f"?source={asker.random.choice(asker.nouns['source'])}"},
    "search": {"": lambda asker: "", "a name": lambda asker: f"?q={asker.word()}+{asker.word()}",
               "a slip": lambda asker: f"?q={asker.word()[:-1]}x", "a month": lambda asker: f"?q={asker.month()}",
               "claims": lambda asker: f"?q=arrest+{asker.month()}&in=claims"},
    "api search": {"": lambda asker: f"?q={asker.word()}"},
    "reading": {"": lambda asker: f"?page={asker.random.randrange(1, 90)}", "by name": lambda asker: f"?q={next(asker.number)}"},
    "judgements": {"": lambda asker: "", "by the rule": lambda asker: f"?by=rule&page={asker.random.randrange(1, 400)}"},
}


def send_list(client: Client, base: str) -> None:
    """Send a small list, which then waits for its mapping."""
    edge = "bench-7f3a"
    pieces = [f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
              for name, value in (("csrfmiddlewaretoken", client.token()), ("sending", "5e4d3c2b1a09"))]
    pieces.append(f'--{edge}\r\nContent-Disposition: form-data; name="files"; filename="port.csv"\r\n\r\n{LIST}\r\n--{edge}--\r\n')
    status, _, _ = client.ask(f"{base}/intake/files", "".join(pieces).encode(), f"multipart/form-data; boundary={edge}")
    if status != 302:
        sys.exit(f"the list was not taken: {status}")


def asked(client: Client, paths: Sequence[str]) -> list[float]:
    """Milliseconds that each address took."""
    took = []
    for path in paths:
        start = time.perf_counter()
        status, leads, _ = client.ask(path)
        took.append((time.perf_counter() - start) * 1000)
        if status >= 400 or "/login" in leads:
            sys.exit(f"{path} answered {status} {leads}")
    return took


def together(client: Client, paths: Sequence[str]) -> list[float]:
    """The same by eight clients at once, who share the addresses."""
    shares = [paths[first::CLIENTS] for first in range(CLIENTS)]
    with ThreadPoolExecutor(CLIENTS) as pool:
        return [each for took in pool.map(lambda share: asked(client.again(), share), shares) for each in took]


def settled(client: Client, base: str) -> float:
    """Wait for the checks and the index; how many seconds that took."""
    start = time.perf_counter()
    for path in (f"{base}/checks", f"{base}/search"):
        while "every 1s" in client.page(path):
            if time.perf_counter() - start > PATIENCE:
                sys.exit(f"{path} was not ready within {PATIENCE} s")
            time.sleep(0.2)
    return time.perf_counter() - start


def measured(asker: Asker, number: int, ask: Callable[[Client, Sequence[str]], list[float]] = asked) -> Times:
    """Every page so often."""
    times = Times()
    for name, address in asker.addresses():
        paths, before = [address() for _ in range(number)], asker.served.worked
        times.add(name, ask(asker.served.client, paths))
        times.worked[name] = (asker.served.worked - before) * 1000 / number
    return times


def judged(asker: Asker) -> None:
    """Prefer one of the claims of a finding, as the page's form does."""
    client, base = asker.served.client, asker.served.home
    for finding in asker.random.sample(asker.nouns["finding"], len(asker.nouns["finding"])):
        html = client.page(f"{base}/finding/{finding}")
        for form in re.findall(r"<form.*?</form>", html, re.DOTALL):
            claim = re.search(r'name="claim" value="(\w+)"', form)
            if claim and 'value="prefer"' in form:
                hidden = dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', form))
                client.send(f"{base}/finding/{finding}/judge", {**hidden, "claim": claim[1], "reason": "the original was looked at"})
                return
    sys.exit("no finding can be judged")


def after_judging(asker: Asker) -> Times:
    """Every page once, each right after a judgement."""
    times = Times()
    for name, address in asker.addresses():
        judged(asker)
        times.add(name, asked(asker.served.client, [address()]))
    return times


@dataclass
class Measured:
    """All that is told: starts with seconds to the link and to the first page, seconds until checks and index were ready, MiB."""

    starts: list[tuple[float, float]] = field(default_factory=list)
    ready: list[float] = field(default_factory=list)
    memory: list[tuple[float, float]] = field(default_factory=list)
    alone: Times = field(default_factory=Times)
    eight: Times = field(default_factory=Times)
    going: Times = field(default_factory=Times)
    after: Times = field(default_factory=Times)
    left_out: list[str] = field(default_factory=list)

    @contextmanager
    def serving(self, case: Path) -> Iterator[Served]:
        """A process that serves a case; what it took to start and the memory that it had at its end are noted."""
        served = serve(case)
        self.starts.append((served.link, served.first))
        try:
            yield served
            self.memory.append(served.memory)
        finally:
            served.stop()


def lines(folder: Path | None = None, number: int = REQUESTS, persons: int = crowded.PERSONS,
          documents: int = crowded.DOCUMENTS) -> list[str]:
    """Markdown."""
    with tempfile.TemporaryDirectory() as place:
        settings.start()
        os.environ |= {"HABEAS_HOME": f"{place}/home", "HABEAS_AUTHOR": "bench"}
        case = Path(place) / "case"
        if folder is None:
            crowded.build(case, persons, documents)
        else:
            shutil.copytree(folder, case)
        return told(measure(case, number), number)


def measure(case: Path, number: int) -> Measured:
    """Three starts: one is measured at rest, the next has its checks, the last is
    measured while it checks everybody for the first time."""
    found = Measured()
    unchecked = case.with_name("unchecked")
    shutil.copytree(case, unchecked)
    with found.serving(case) as served:
        asker = Asker(served)
        found.ready.append(settled(served.client, served.home))
        asker.gather()
        found.left_out = asker.left_out()
        measured(asker, 3)
        found.alone = measured(asker, number)
        found.eight = measured(asker, number, together)
        found.after = after_judging(asker)
    with found.serving(case) as again:
        found.ready.append(settled(again.client, again.home))
    with found.serving(unchecked) as busy:
        asker.served = busy
        send_list(busy.client, busy.home)
        asker.nouns["waiting"] = re.findall(r"/intake/list/(\w+)", busy.client.page(f"{busy.home}/intake"))[:1]
        found.going = measured(asker, 1)
    return found


def told(found: Measured, number: int) -> list[str]:
    """What was measured, as Markdown."""
    (first, later, _), (_, most) = found.starts, found.memory[0]
    rest = found.memory[1][0]
    lines = [f"`habeas serve` in a process of its own. First start, nothing checked yet: the link after {first[0]:.1f} s, the first page "
             f"after {first[1]:.1f} s, all checks and the search index after {found.ready[0]:.0f} s more. Later starts: the link after "
             f"{later[0]:.1f} s, the first page after {later[1]:.1f} s (aim: {FIRST_WITHIN} s), checks and index after "
             f"{found.ready[1]:.0f} s more, then {rest:,.0f} MiB. At most, with all that is measured below: {most:,.0f} MiB.", "",
             f"Milliseconds; {number} requests each, of ever other persons, documents and words, once all checks were done; *eight*: by "
             "eight clients that ask again as soon as they have an answer; *processor*: what the process worked for one "
             "request. *While checking*: once, soon after the first start. *After a "
             "judgement*: once, right after somebody judged a finding.", "",
             f"| page | median | 95 % | processor | eight: median | 95 % | while checking | after a judgement | under {AIM} ms |",
             "|---|---|---|---|---|---|---|---|---|"]
    for name in found.alone.by_name:
        quick = statistics.median(found.alone.by_name[name]) < AIM
        once = " | ".join(f"{each.by_name[name][0]:.0f}" if name in each.by_name else "" for each in (found.going, found.after))
        lines.append(f"| {name} | {found.alone.told(name)} | {found.alone.worked[name]:.0f} | {found.eight.told(name)} | {once} | "
                     f"{'yes' if quick else '**no**'} |")
    return [*lines, "", f"Not measured: {', '.join(found.left_out)}."]


if __name__ == "__main__":
    print("\n".join(lines(Path(sys.argv[1]) if sys.argv[1:] else None)))
