"""yaml-language-server, which stands behind most editors' help with YAML, asked as an editor asks it.

It reads schemas from the disk and nothing from the network: its list of schemas on the web is switched off.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Timer
from typing import IO, Any

from tests.tools import NODE_MODULES, ROOT, require

LONGEST = 300
"""Seconds after which a server that says nothing is ended."""
_SETTINGS = {"yaml": {"schemaStore": {"enable": False}, "validate": True, "hover": True, "completion": True}}
_CAPABILITIES = {
    "workspace": {"configuration": True},
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown", "plaintext"]}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
    },
}
CURSOR = "¦"
"""Where in a text somebody is typing, or points at."""


@dataclass(frozen=True, slots=True)
class Underlined:
    """A place that the server underlines: its line, counted from 1, the words there, and what is told of them."""

    line: int
    words: str
    message: str


@dataclass
class LanguageServer:
    """A server that has started."""

    process: subprocess.Popen[bytes]
    requests: int = 0
    opened: int = 0
    found: dict[str, list[Any]] = field(default_factory=dict)
    is_configured: bool = False

    def underlined(self, files: Mapping[str, str]) -> dict[str, list[Underlined]]:
        """Return what it underlines in each file of some names. It is quicker with all at once."""
        places = {name: self._open(text) for name, text in files.items()}
        while not set(places.values()) <= self.found.keys():
            self._next()
        return {
            name: [_underlined(each, files[name].split("\n")) for each in self.found[places[name]]] for name in files
        }

    def offered(self, text: str) -> dict[str, str]:
        """Return what it offers at the cursor: each word with what is told of it."""
        items = self._ask("completion", text)["items"]
        return {item["label"]: _words(item.get("documentation")) for item in items}

    def filled_in(self, text: str) -> dict[str, str]:
        """Return what each word that is offered at the cursor becomes when somebody takes it."""
        items = self._ask("completion", text)["items"]
        return {item["label"]: item["insertText"] for item in items}

    def told(self, text: str) -> str:
        """Return what it tells whoever points at the place of the cursor."""
        return _words((self._ask("hover", text) or {}).get("contents"))

    # ---- messages

    def _open(self, text: str) -> str:
        """Open a file in the folder of organisations that is not on the disk, and return where it is."""
        self.opened += 1
        place = (ROOT / "orgs" / f"typed-{self.opened}.yaml").as_uri()
        document = {"uri": place, "languageId": "yaml", "version": 1, "text": text}
        self.send(method="textDocument/didOpen", params={"textDocument": document})
        return place

    def _ask(self, what: str, text: str) -> Any:
        before, cursor, after = text.partition(CURSOR)
        assert cursor
        document = {"uri": self._open(before + after)}
        at = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        return self.request(f"textDocument/{what}", {"textDocument": document, "position": at})

    def request(self, method: str, params: object) -> Any:
        """Return the answer to a request."""
        self.requests += 1
        self.send(id=self.requests, method=method, params=params)
        while True:
            message = self._next()
            if message.get("id") == self.requests and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def send(self, **message: object) -> None:
        """Send a message."""
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        pipe = _open_pipe(self.process.stdin)
        pipe.write(b"Content-Length: %d\r\n\r\n%b" % (len(content), content))
        pipe.flush()

    def _next(self) -> dict[str, Any]:
        """Return the next message, after what the server itself asks for was answered."""
        message = self._read()
        match message.get("method"):
            case "textDocument/publishDiagnostics":
                self.found[message["params"]["uri"]] = message["params"]["diagnostics"]
            case "workspace/configuration":
                asked = [item.get("section") for item in message["params"]["items"]]
                self.send(id=message["id"], result=[_SETTINGS.get(section, {}) for section in asked])
                self.is_configured = True
            case str() if "id" in message:
                self.send(id=message["id"], result=None)
        return message

    def _read(self) -> dict[str, Any]:
        pipe, length = _open_pipe(self.process.stdout), 0
        while line := pipe.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the language server ended"
        message: dict[str, Any] = json.loads(pipe.read(length))
        return message

    def configure(self) -> None:
        """Wait until it knows the settings: before that it would look on the web."""
        while not self.is_configured:
            self._next()


@contextmanager
def language_server() -> Iterator[LanguageServer]:
    """Start a server, and end it."""
    require("node", "yaml-language-server")
    command = ["node", str(NODE_MODULES / "yaml-language-server/bin/yaml-language-server"), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        guard = Timer(LONGEST, process.kill)
        guard.start()
        try:
            server = LanguageServer(process)
            server.request("initialize", {"processId": None, "rootUri": None, "capabilities": _CAPABILITIES})
            server.send(method="initialized", params={})
            server.configure()
            yield server
        finally:
            guard.cancel()
            process.kill()


def _open_pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe


def _underlined(diagnostic: Any, lines: list[str]) -> Underlined:
    start, end = diagnostic["range"]["start"], diagnostic["range"]["end"]
    line = lines[start["line"]] if start["line"] < len(lines) else ""
    words = line[start["character"] : end["character"] if end["line"] == start["line"] else None]
    return Underlined(start["line"] + 1, words, diagnostic["message"])


def _words(said: Any) -> str:
    return said["value"] if isinstance(said, dict) else said or ""
