"""Records of builds and outputs, changed by whatever hand: read whole, or refused; and any file has a digest."""

from __future__ import annotations

import json
from random import Random

from generator.batch.digest import content_digest
from generator.batch.record import read_record, write_record
from tests.fuzz.fuzzer import Fault, Files, Fuzzer
from tests.fuzz.mutations import bytes_changed, data_changed, marks_changed
from tests.tools import ROOT

_BUILD = ROOT / "build"
_RECORDS = [*sorted(_BUILD.glob("*/manifest.json")), _BUILD / "manifest.json"]
_OUTPUTS = sorted(path for path in _BUILD.glob("*/*") if path.suffix in {".md", ".html", ".docx"})
_MARKS = (
    *("{", "}", "[", "]", ",", ":", '"', "null", "true", "1", "2", "1e999", "NaN", "-", "\\ud800", "\\u0000", "../x"),
    "\\",
)
_WORDS = (
    *("format", "program", "policies", "outputs", "inputs", "content", "title", "writing", "fallbacks", "../x.md"),
    "a\ud800",
)
_PROGRAM = "policygen 0"


def _make(random: Random) -> Files:
    if random.random() < 0.1:
        output = random.choice(_OUTPUTS)
        return {output.name: bytes_changed(output.read_bytes(), random)}
    content = random.choice(_RECORDS).read_bytes()
    match random.randrange(4):
        case 0:
            changed = bytes_changed(content, random)
        case 1:
            changed = marks_changed(content.decode(), _MARKS, random).encode("utf-8", "replace")
        case 2:
            changed = json.dumps(data_changed(json.loads(content), _WORDS, random)).encode()
        case _:
            changed = b"[" * random.choice((10, 100_000)) + content
    return {"manifest.json": changed}


def _judge(files: Files) -> Fault | None:
    for name, content in files.items():
        if name != "manifest.json":
            content_digest(name, content)
            continue
        try:
            record = read_record(content, _PROGRAM)
        except ValueError:
            continue
        again = read_record(write_record(record), _PROGRAM)
        if again != record:
            return Fault("written back otherwise", f"{record}\n{again}")
    return None


RECORDS = Fuzzer("records", _make, _judge, ("manifest.json",))
