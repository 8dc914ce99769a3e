"""A small server on this machine that answers as a test tells it to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Server:
    """Its address, what each request held, and its headers."""

    url: str
    bodies: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


class Handler(BaseHTTPRequestHandler):
    """Hands every request to the test's function."""

    behave: Callable[[Handler], None]
    server_notes: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server_notes.bodies.append(json.loads(body))
        self.server_notes.headers.append({name.lower(): value for name, value in self.headers.items()})
        try:
            type(self).behave(self)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the client has had enough

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def reply(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def say(self, text: str | None, **more: Any) -> None:
        """A chat completion with this text."""
        self.reply(json.dumps({"choices": [{"message": {"role": "assistant", "content": text, **more}}]}).encode())


@contextmanager
def serving(behave: Callable[[Handler], None]) -> Iterator[Server]:
    """A server that behaves so for as long as the context lasts."""
    notes = Server("")
    handler = type("Told", (Handler,), {"behave": staticmethod(behave), "server_notes": notes})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    notes.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield notes
    finally:
        server.shutdown()
        server.server_close()
