"""`habeas serve` as it is used: a link that works once, pages behind it, and an end with Ctrl-C."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from habeas.core.web_errors import PortTaken
from habeas.web import server
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
