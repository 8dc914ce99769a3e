"""The one process that serves the pages: waitress in a thread, bound to loopback unless told otherwise."""

from __future__ import annotations

import gc
import ipaddress
import logging
import socket
import threading
from dataclasses import dataclass
from typing import Any

from habeas.core.web_errors import PortTaken
from habeas.web import middleware, settings, shelf

THREADS = 8
CONNECTIONS, IDLE = 200, 20  # at most, and seconds after which one that says nothing is closed: a few idle ones must not keep others out
ROUNDS = 200_000  # values made between two rounds of garbage collection, as in every command that opens a case
LOOPBACK = "127.0.0.1"
LARGEST = settings.OPTIONS["FILE_UPLOAD_MAX_MEMORY_SIZE"] + 50_000_000  # bytes of a request; pages tell of the smaller limit in words
_NEVER = 1 << 62  # bytes after which a body would go to the system's folder for temporary files, where nothing of a case belongs


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs in a thread. `address` is where a browser on this machine finds it."""

    address: str
    waitress: Any
    thread: threading.Thread

    def stop(self) -> None:
        """Stop answering and close every case."""
        from waitress import wasyncore

        left: dict[int, Any] = {}

        def leave() -> None:
            left.update(self.waitress._map)
            self.waitress._map.clear()

        self.waitress.task_dispatcher.shutdown()
        self.waitress.trigger.pull_trigger(leave)  # the thread ends when it has nothing to listen to
        self.thread.join(timeout=5)
        wasyncore.close_all(left, ignore_all=True)  # not before: the trigger is one of them, and may still be being pulled
        shelf.clear()


def application() -> Any:
    """The pages as a WSGI application."""
    settings.start()
    from django.core.handlers.wsgi import WSGIHandler

    return WSGIHandler()


def serve(port: int, bind: str = LOOPBACK) -> Server:
    """Begin to answer; port 0 is any that is free. Raises PortTaken."""
    import waitress

    from habeas.web import reception

    gc.set_threshold(ROUNDS)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    try:
        found: Any = waitress.create_server(application(), host=bind, port=port, threads=THREADS, ident="", inbuf_overflow=_NEVER,
                                            outbuf_overflow=_NEVER, max_request_body_size=LARGEST,
                                            asyncore_use_poll=True,  # select fails for good once 1,024 files are open
                                            connection_limit=CONNECTIONS, channel_timeout=IDLE, cleanup_interval=IDLE // 2)
    except OSError as error:
        raise PortTaken(port, error.strerror or "it is in use") from None
    found.channel_class = reception.Channel
    number = found.effective_port if hasattr(found, "effective_port") else port
    middleware.allowed_hosts.clear()
    middleware.allowed_hosts.update(_hosts(bind, number))
    thread = threading.Thread(target=found.run, name="habeas pages", daemon=True)
    thread.start()
    shown = LOOPBACK if ipaddress.ip_address(bind).is_unspecified else bind
    return Server(f"http://{f'[{shown}]' if ':' in shown else shown}:{number}", found, thread)


def _hosts(bind: str, port: int) -> set[str]:
    """The hosts under which requests are answered. On the network: any address in digits too, and this machine's own name."""
    names = {LOOPBACK, "localhost", "[::1]"}
    if bind != LOOPBACK:
        names |= {bind, f"[{bind}]", socket.gethostname().lower()}
    return {f"{name}:{port}" for name in names} | ({"*"} if ipaddress.ip_address(bind).is_unspecified else set())
