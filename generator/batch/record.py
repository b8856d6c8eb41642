"""`build/<organisation>/manifest.json`: what was built for one organisation, and from what.

It tells what is up to date, an output that somebody edited from one that we wrote, and what is left over. Each
organisation has its own, so that building one costs the same among ten thousand, and two branches that build
different organisations can be merged. `build/manifest.json` is the record of the list of all policies.

A record ends with a digest of itself: of one that a hand or a merge has changed, only what tells edited outputs counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from generator.batch.digest import digest
from generator.batch.noted import Noted, read_noted, written_notes
from generator.diagnostics import quoted
from generator.formats.formats import FORMATS, format_of
from generator.policy.kept_wording import KeptWording
from generator.source.characters import line_fault

FORMAT = 2
NAME = "manifest.json"
# A name that left the folder would let a record from elsewhere remove any file.
_FILE = re.compile(rf"[\w-]+(?:{'|'.join(re.escape(each.ending) for each in FORMATS.values())})")
_POLICY = re.compile(r"[\w-]+")
_NAME = re.compile(r"[\w.-]+", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]*")


@dataclass(frozen=True, slots=True)
class Output:
    """One file that was written: the digest of all that it depends on, and of what it says.

    `packed` is that of the very bytes that were written, for a file that would have to be unpacked to be read.
    """

    inputs: str
    content: str
    packed: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """One policy, as the list of all policies shows it, and its files by name.

    `fallbacks` are the roles about which a warning was given, and `unused` the names of what the policy does not use
    of what its organisation gave, so that warnings are given again while all is as it was.
    """

    title: str
    version: str
    outputs: Mapping[str, Output]
    fallbacks: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    status: str = ""
    next_review: date | None = None
    wording: Mapping[str, KeptWording] = field(default_factory=dict)
    """What the organisation's own words for clauses were written against, so that a change of these is told."""


@dataclass(frozen=True, slots=True)
class Record:
    """What was built for one organisation, by which program.

    `writing` has the digests of files that are being written: where a build was broken off, a file that says
    what is noted there is ours too.
    """

    program: str
    organisation: str = ""
    policies: Mapping[str, Built] = field(default_factory=dict)
    writing: Mapping[str, str] = field(default_factory=dict)
    noted: Noted | None = None

    def outputs(self) -> dict[str, Output]:
        """Return every file of every policy by its name."""
        return {name: output for built in self.policies.values() for name, output in built.outputs.items()}

    def formats(self) -> tuple[str, ...]:
        """Return the formats in which its policies were built, in the order of the table."""
        found = {format_of(name).name for name in self.outputs()}
        return tuple(name for name in FORMATS if name in found)

    def says(self, name: str) -> set[str]:
        """Return the digests of what a file may say and be ours; none for a file that was never ours."""
        known = self.outputs()
        digests = {known[name].content} if name in known else set()
        return digests | ({self.writing[name]} if name in self.writing else set())

    def files(self) -> set[str]:
        """Return the names of all files that are ours, also of those that a broken-off build may have written."""
        return {*self.outputs(), *self.writing}

    def without(self, policies: set[str]) -> Record:
        """Return the record without some policies."""
        return replace(self, policies={name: built for name, built in self.policies.items() if name not in policies})


def read_record(content: bytes | None, program: str) -> Record:
    """Return the record that is there, or an empty one. Raises ValueError when it is not a record.

    What another program wrote, or somebody changed, keeps its content digests, so that edits by hand are still seen,
    but nothing of it counts as up to date.
    """
    if content is None:
        return Record(program)
    try:
        data = json.loads(content)
    except RecursionError:
        raise ValueError("brackets within brackets without end") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ValueError("not a manifest of this program")
    same = data.get("program") == program and _is_as_written(content)
    policies = {name: _built(entry, same=same) for name, entry in _map(data, "policies").items()}
    writing = {name: _digest(data["writing"], name) for name in _map(data, "writing")}
    if strange := [name for name in policies if not _POLICY.fullmatch(name)]:
        raise ValueError(f"{quoted(strange[0])} is not the name of a policy")
    noted = read_noted(data["noted"]) if "noted" in data else None
    record = Record(program, _line(data, "organisation"), policies, writing, noted if same else None)
    if strange := [name for name in record.files() if not _FILE.fullmatch(name)]:
        raise ValueError(f"{quoted(strange[0])} is not the name of an output")
    return record


def write_record(record: Record) -> bytes:
    """Return the record as sorted, indented JSON: a change to one output changes its lines alone."""
    data: dict[str, object] = {
        "format": FORMAT,
        "program": record.program,
        "organisation": record.organisation,
        "policies": {name: _entry(built) for name, built in sorted(record.policies.items())},
    }
    if record.noted:
        data["noted"] = written_notes(record.noted)
    if record.writing:
        data["writing"] = dict(sorted(record.writing.items()))
    return _with_digest(json.dumps(data, indent=1, ensure_ascii=False).removesuffix("\n}").encode())


_OF_ALL_ABOVE = b',\n "digest": '


def _with_digest(above: bytes) -> bytes:
    return b'%b%b"%b"\n}\n' % (above, _OF_ALL_ABOVE, digest([above]).encode())


def _is_as_written(content: bytes) -> bool:
    text = content.replace(b"\r\n", b"\n")
    return text == _with_digest(text.rpartition(_OF_ALL_ABOVE)[0])


def _entry(built: Built) -> dict[str, object]:
    """Return a policy as the record has it; there is no key for what most do not have."""
    outputs = {name: _digests(each) for name, each in sorted(built.outputs.items())}
    review = built.next_review.isoformat() if built.next_review else ""
    noted: dict[str, object] = {"status": built.status, "next_review": review}
    noted |= {"fallbacks": list(built.fallbacks), "unused": list(built.unused)}
    noted |= {"wording": {clause: list(each) for clause, each in sorted(built.wording.items())}}
    there = {key: given for key, given in noted.items() if given}
    return {"title": built.title, "version": built.version, **there, "outputs": outputs}


def _digests(output: Output) -> dict[str, str]:
    packed = {"packed": output.packed} if output.packed else {}
    return {"inputs": output.inputs, "content": output.content, **packed}


def _built(entry: object, *, same: bool) -> Built:
    if not isinstance(entry, dict):
        raise ValueError("a policy is not a map")  # noqa: TRY004  # a fault of the file, not of the caller
    outputs = {
        name: Output(
            _digest(each, "inputs") if same else "",
            _digest(each, "content"),
            _digest(each, "packed") if "packed" in each else "",
        )
        for name, each in _map(entry, "outputs").items()
    }
    names = _names(entry, "fallbacks"), _names(entry, "unused")
    status = _line(entry, "status") if "status" in entry else ""
    facts = _line(entry, "title"), _line(entry, "version"), outputs, *names
    return Built(*facts, status, _day(entry, "next_review"), dict(_wording(entry)))


def _wording(entry: Mapping[str, Any]) -> Iterator[tuple[str, KeptWording]]:
    """Yield what own words were written against. Raises ValueError for anything else."""
    for clause, each in _map(entry, "wording").items():
        is_three = isinstance(each, list) and len(each) == len(KeptWording._fields)
        if (
            not is_three
            or line_fault(clause)
            or not all(isinstance(text, str) and not line_fault(text) for text in each if text)
        ):
            raise ValueError(f"{quoted(clause)} is not a clause with two digests and an edition")
        yield clause, KeptWording(*each)


def _map(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = data.get(key, {})
    if not isinstance(found, dict):
        raise ValueError(f"{quoted(key)} is not a map")  # noqa: TRY004  # as above
    return found


def _text(entry: object, key: str) -> str:
    text = entry.get(key) if isinstance(entry, dict) else None
    if not isinstance(text, str):
        raise ValueError(f"an entry has no {quoted(key)}")  # noqa: TRY004  # as above
    return text


def _digest(entry: object, key: str) -> str:
    text = _text(entry, key)
    if not _DIGEST.fullmatch(text):
        raise ValueError(f"{quoted(text)} is not a digest")
    return text


def _names(entry: Mapping[str, Any], key: str) -> tuple[str, ...]:
    names = entry.get(key, [])
    if not isinstance(names, list) or not all(isinstance(name, str) and _NAME.fullmatch(name) for name in names):
        raise ValueError(f"{quoted(key)} is not a list of names")
    return tuple(names)


def _day(entry: Mapping[str, Any], key: str) -> date | None:
    """Return a day, or None where there is none. Raises ValueError for anything else."""
    return date.fromisoformat(_text(entry, key)) if key in entry else None


def _line(entry: object, key: str) -> str:
    """Return a text as the index can show it. It came from an organisation, but a hand may have changed it since."""
    text = _text(entry, key)
    if text and (fault := line_fault(text)):
        raise ValueError(f"{quoted(key)} {fault.fact}")
    return text
