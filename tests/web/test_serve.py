"""`habeas serve` as it is used: a link that works once, pages behind it, and an end with Ctrl-C."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from habeas.core.web_errors import PortTaken
from habeas.web import accounts, members, server, tokens
from habeas.web.roles import Role
from tests.cli.shells import PROGRAM, ROOT
from tests.web.invented import Made


@contextmanager
def serving(*words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process, and the link that it printed."""
    paths = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "HABEAS_AUTHOR": "Ines", "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen([sys.executable, "-c", PROGRAM, "serve", *words, "--port", "0"], env=paths, text=True,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        assert process.stdout is not None
        yield process, next(found[0] for line in process.stdout if (found := re.search(r"http://\S+/login/\S+", line)))
    finally:
        process.kill()
        process.communicate()


def got(link: str) -> tuple[int, str]:
    """Status and text of what a browser without any session sees at a link."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    try:
        with opener.open(link, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_the_link_opens_the_case_once_and_enter_gives_another(case: Made) -> None:
    with serving(str(case.folder)) as (process, link):
        assert link.startswith("http://127.0.0.1:")
        status, html = got(link)
        assert status == 200 and "Harbour Street" in html
        assert got(link)[0] == 403
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write("\n")
        process.stdin.flush()
        another = next(found[0] for line in process.stdout if (found := re.search(r"http://\S+/login/\S+", line)))
        assert another != link and got(another)[0] == 200


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for another process")
def test_ctrl_c_ends_it_without_a_traceback(case: Made) -> None:
    with serving(str(case.folder)) as (process, link):
        got(link)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, "") and out.rstrip().endswith("Ended.")


def test_only_this_machine_is_answered_unless_told_otherwise(case: Made) -> None:
    running = server.serve(0)
    try:
        assert running.waitress.socket.getsockname()[0] == "127.0.0.1"
    finally:
        running.stop()


def test_a_port_that_is_in_use_is_said_in_a_sentence(case: Made, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(PortTaken, match="--port"):
            server.serve(taken.getsockname()[1])


def test_it_stops_also_when_its_thread_wakes_before_it_is_woken(case: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    running = server.serve(0)
    pull = running.waitress.trigger._physical_pull

    def late() -> None:
        pull()
        running.thread.join(timeout=5)
        pull()  # as when somebody else woke it between

    monkeypatch.setattr(running.waitress.trigger, "_physical_pull", late)
    running.stop()
    assert not running.thread.is_alive()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", int(running.address.rpartition(":")[2])))


def test_pages_are_answered_however_many_files_are_open(home: Path) -> None:
    resource = pytest.importorskip("resource", reason="Windows has no such limit")
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (before[1], before[1]))
    opened = [os.open(os.devnull, os.O_RDONLY) for _ in range(1100)]
    running = server.serve(0)
    try:
        assert got(f"{running.address}/login")[0] == 200
    finally:
        running.stop()
        for each in opened:
            os.close(each)
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


@pytest.fixture
def running(case: Made) -> Iterator[server.Server]:
    """The pages, served in this process."""
    found = server.serve(0)
    yield found
    found.stop()


def asked(running: server.Server, headers: dict[str, str], body: Iterable[bytes]) -> int:
    """The status of an answer to a POST, as far as the body was taken."""
    connection = http.client.HTTPConnection("127.0.0.1", int(running.address.rpartition(":")[2]), timeout=20)
    try:
        with suppress(ConnectionError):  # the rest of the body is not taken
            connection.request("POST", "/preferences", iter(body), headers)
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.mark.parametrize("length", [{"Content-Length": "120000000"}, {"Transfer-Encoding": "chunked"}])
@pytest.mark.parametrize("shown", [{}, {"Cookie": "habeas=made-up"}, {"Cookie": ";;=\""}, {"Authorization": "Bearer made-up"}])
def test_whoever_is_not_logged_in_cannot_fill_the_memory(length: dict[str, str], shown: dict[str, str], running: server.Server) -> None:
    sent = 0

    def body() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(1200):
            sent += 100_000
            yield b"%x\r\n%b\r\n" % (100_000, b"x" * 100_000) if "Transfer-Encoding" in length else b"x" * 100_000

    with suppress(ConnectionError):
        assert asked(running, {**length, **shown, "Content-Type": "text/plain"}, body()) == 413
    assert sent < 60_000_000


def test_whoever_is_logged_in_or_has_a_token_is_taken_in(running: server.Server, case: Made) -> None:
    user = accounts.user_called("Ines")
    members.admit(user, case.id, Role.EDITOR)
    session = accounts.log_in(accounts.ticket(user))
    token = tokens.make(user, case.id, Role.READER, "script", "2026-01-01T00:00:00Z")
    for shown in ({"Cookie": f"habeas={session}"}, {"Authorization": f"Bearer {token}"}):
        assert asked(running, {**shown, "Content-Length": "1000000", "Content-Type": "text/plain"}, [b"x" * 1_000_000]) in (302, 403)


def test_idle_connections_keep_nobody_out(running: server.Server) -> None:
    place = ("127.0.0.1", int(running.address.rpartition(":")[2]))
    idle = [socket.create_connection(place) for _ in range(120)]
    try:
        assert got(f"{running.address}/login")[0] == 200
    finally:
        for each in idle:
            each.close()
