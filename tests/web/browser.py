"""A real browser: Debian's Chromium, driven over the W3C WebDriver protocol with what the standard library has.

No request but to loopback can succeed, and none is even tried unnoticed: `Browser.complaints` lists them with every violation of the
content security policy and every error of a script.
"""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

PATIENCE = 20.0  # seconds: the machine may be busy with other tests
LAPTOP, PHONE = (1280, 800), (360, 740)
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-dev-shm-usage", "--hide-scrollbars",
         "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # how the protocol names an element
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Shift": "\ue008", "Control": "\ue009", "Alt": "\ue00a", "Escape": "\ue00c", "Space": " ",
        "Left": "\ue012", "Up": "\ue013", "Right": "\ue014", "Down": "\ue015", "Backspace": "\ue003"}


class Missing(Exception):
    """A program without which there is no browser."""

    def __init__(self, program: str, package: str) -> None:
        super().__init__(f"The tests of the pages need the program {program}, which is not here. On Debian: apt install {package}")


class Refused(Exception):
    """What the driver answered instead of doing what it was asked."""


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser with an empty profile, which is thrown away afterwards. Raises Missing."""
    driver = shutil.which("chromedriver")
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        raise Missing("chromium", "chromium")
    if driver is None:
        raise Missing("chromedriver", "chromium-driver")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen([driver, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            found = Browser(_port(process), chromium, profile)
            try:
                yield found
            finally:
                found.quit()
        finally:
            process.terminate()
            process.wait()


def _port(process: subprocess.Popen[str]) -> int:
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"started successfully on port (\d+)", line):
            return int(found[1])
    raise Refused("chromedriver did not start")


class Browser:
    """One window. Paths are relative to `home`, the address of the pages."""

    def __init__(self, port: int, chromium: str, profile: str) -> None:
        self.home = ""
        self._gone: set[str] = set()
        self._driver = f"http://127.0.0.1:{port}"
        options = {"binary": chromium, "args": [*FLAGS, f"--user-data-dir={profile}"]}
        wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}
        made = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._session = f"/session/{made['sessionId']}"
        self.resize(LAPTOP)

    def quit(self) -> None:
        """Close the window."""
        self._ask("DELETE", self._session)

    # ---- pages

    def go(self, path: str) -> None:
        """Open a page and wait until it is loaded."""
        address = self.home + path if path.startswith("/") else path
        self._gone.add(address)
        self._call("POST", "/url", {"url": address})

    @property
    def path(self) -> str:
        """Where the window is."""
        return str(self._call("GET", "/url")).removeprefix(self.home)

    @property
    def title(self) -> str:
        """The page's title."""
        return str(self._call("GET", "/title"))

    def forget(self) -> None:
        """Log out everywhere and set the window back: no cookies, laptop, light, with scripts."""
        self.scripts(True)
        self.media()
        self.resize(LAPTOP)
        self.go("about:blank")
        self.devtools("Network.clearBrowserCookies")
        self.complaints()

    # ---- what stands there

    def find(self, css: str) -> Element:
        """The first element that a selector fits, as soon as there is one."""
        return self.wait(lambda: self.all(css), f"nothing fits {css}")[0]

    def all(self, css: str) -> list[Element]:
        """All elements that a selector fits now."""
        return self._elements("css selector", css)

    def named(self, words: str, tag: str = "a") -> Element:
        """The element (a link, with tag="button" a button) that says just these words."""
        path = f"//{tag}[normalize-space()={json.dumps(words)}]"
        return self.wait(lambda: self._elements("xpath", path), f"no <{tag}> says {words!r}")[0]

    def _elements(self, using: str, value: str) -> list[Element]:
        return [Element(self, each[_ELEMENT]) for each in self._call("POST", "/elements", {"using": using, "value": value})]

    @property
    def text(self) -> str:
        """All that can be read on the page."""
        return self.find("body").text

    def wait(self, ask: Callable[[], T], otherwise: str = "it did not come about") -> T:
        """What `ask` gives as soon as that is something."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                if found := ask():
                    return found
            except Refused:  # the page is changing
                pass
            if time.monotonic() > end:
                raise AssertionError(f"{otherwise}, on {self.path}")
            time.sleep(0.05)

    def run(self, script: str, *values: Any) -> Any:
        """What a script returns. It may return a promise."""
        return self._call("POST", "/execute/sync", {"script": script, "args": [*values]})

    # ---- hands

    def press(self, *keys: str) -> None:
        """Press keys one after the other: letters, names of KEYS, or both joined as in `Shift+Tab`."""
        actions: list[dict[str, str]] = []
        for each in keys:
            held = [KEYS.get(part, part) for part in (each.split("+") if len(each) > 1 else [each])]
            actions += [{"type": "keyDown", "value": key} for key in held]
            actions += [{"type": "keyUp", "value": key} for key in reversed(held)]
        self._call("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    @property
    def focused(self) -> Element:
        """The element that has the focus."""
        return Element(self, self._call("GET", "/element/active")[_ELEMENT])

    # ---- the window

    def resize(self, size: tuple[int, int]) -> None:
        """The size of what is seen, in pixels: a phone is narrower than any window may be."""
        self.devtools("Emulation.setDeviceMetricsOverride", width=size[0], height=size[1], deviceScaleFactor=1, mobile=False)

    def media(self, dark: bool = False, printing: bool = False) -> None:
        """What the page is told of the system's colours, and whether it is printed."""
        self.devtools("Emulation.setEmulatedMedia", media="print" if printing else "",
                      features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])

    def scripts(self, on: bool) -> None:
        """Whether pages may run scripts, from the next page on."""
        self.devtools("Emulation.setScriptExecutionDisabled", value=not on)

    def shot(self, path: Path, whole: bool = True) -> None:
        """A picture of the page, all of it or as much as is seen. Chromium shifts a page from right to left that fits the window if it is
        asked to look beyond."""
        beyond = whole and bool(self.run("return document.documentElement.scrollHeight > innerHeight"))
        path.write_bytes(base64.b64decode(self.devtools("Page.captureScreenshot", captureBeyondViewport=beyond)["data"]))

    def devtools(self, command: str, **values: Any) -> Any:
        """A command of Chromium's own protocol."""
        return self._call("POST", "/goog/cdp/execute", {"cmd": command, "params": values})

    # ---- what went wrong

    def complaints(self) -> list[str]:
        """What the browser complained of since it was last asked: errors, violations of the policy, requests to anywhere but loopback. That
        a page which was asked for is not there is no complaint: the test knows what it asked for."""
        refused = {f"{each} - Failed to load resource" for each in self._gone}
        found = [each["message"] for each in self._log("browser")
                 if each["level"] in ("SEVERE", "WARNING") and each["message"].partition(":" + " the server")[0] not in refused]
        for each in self._log("performance"):
            message = json.loads(each["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                asked = message["params"]["request"]["url"]
                if not asked.startswith(("http://127.0.0.1:", "data:", "about:", "chrome:")):
                    found.append(f"a request to {asked}")
        return found

    def _log(self, sort: str) -> list[Any]:
        found: list[Any] = self._call("POST", "/se/log", {"type": sort})
        return found

    def _call(self, method: str, path: str, body: Any = None) -> Any:
        return self._ask(method, self._session + path, body)

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        data = json.dumps(body or {}).encode() if method == "POST" else None
        request = urllib.request.Request(self._driver + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            told = json.load(error)["value"]
            raise Refused(f"{told['error']}: {told['message'].splitlines()[0]}") from None


class Element:
    """An element of the page."""

    def __init__(self, browser: Browser, id: str) -> None:
        self._browser, self.id = browser, id

    def click(self) -> None:
        """Click on it."""
        self._call("POST", "/click")

    def type(self, words: str) -> None:
        """Type into it."""
        self._call("POST", "/value", {"text": words})

    def clear(self) -> None:
        """Empty it."""
        self._call("POST", "/clear")

    @property
    def text(self) -> str:
        """What can be read in it."""
        return str(self._call("GET", "/text"))

    @property
    def label(self) -> str:
        """Its name for assistive programs."""
        return str(self._call("GET", "/computedlabel"))

    def __getitem__(self, attribute: str) -> str:
        return str(self._call("GET", f"/attribute/{attribute}") or "")

    def _call(self, method: str, path: str, body: Any = None) -> Any:
        return self._browser._call(method, f"/element/{self.id}{path}", body)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Element) and self.id == other.id

    def __hash__(self) -> int:
        return hash(self.id)
