"""`build/manifest.json`: what was built from what, so that unchanged policies are not built again.

It also tells an output that somebody edited from one that we wrote, and whose outputs are left over.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from generator.diagnostics import quoted
from generator.formats.formats import FORMATS, format_of
from generator.source.characters import line_fault

FORMAT = 1
NAME = "manifest.json"
# A path that left the folder would let a manifest from elsewhere remove any file.
_PATH = re.compile(rf"(?:[\w-]+/)?[\w-]+\.(?:{'|'.join(re.escape(kind.ending[1:]) for kind in FORMATS.values())})")
_ROLE = re.compile(r"[\w-]+", re.ASCII)
_POLICY = re.compile(r"[\w-]+/[\w-]+")
_DIGEST = re.compile(r"[0-9a-f]*")


@dataclass(frozen=True, slots=True)
class Output:
    """One file that was written: the digest of all that it depends on, and of what it says.

    `fallbacks` are the roles about which a warning was given, so that it is given again while they are as they were.
    """

    inputs: str
    content: str
    fallbacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """One policy of one organisation, as the index lists it."""

    organisation: str
    title: str
    version: str


@dataclass(slots=True)
class Manifest:
    """All outputs by their path under the build folder, and all policies by `organisation/policy`."""

    program: str
    outputs: dict[str, Output] = field(default_factory=dict)
    policies: dict[str, Built] = field(default_factory=dict)

    def by_folder(self) -> dict[str, dict[str, Output]]:
        """Return the outputs of each organisation."""
        folders: dict[str, dict[str, Output]] = {}
        for path, output in self.outputs.items():
            folders.setdefault(path.partition("/")[0], {})[path] = output
        return folders

    def policies_of(self, organisation: str) -> list[str]:
        """Return the names of one organisation's policies."""
        return [name for name in self.policies if name.partition("/")[0] == organisation]


def read_manifest(content: bytes | None, program: str) -> Manifest:
    """Return the manifest that is there, or an empty one. Raises ValueError when it is not a manifest.

    What another program wrote keeps its content digests, so that edits by hand are still seen, but
    nothing of it counts as up to date.
    """
    if content is None:
        return Manifest(program)
    data = json.loads(content)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ValueError("not a manifest of this program")
    same = data.get("program") == program
    outputs = {
        path: Output(_digest(entry, "inputs") if same else "", _digest(entry, "content"), _fallbacks(entry))
        for path, entry in _map(data, "outputs").items()
    }
    if strange := [path for path in outputs if not is_output_path(path)]:
        raise ValueError(f"{quoted(strange[0])} is not the path of an output")
    policies = {
        name: Built(_line(entry, "organisation"), _line(entry, "title"), _version(entry))
        for name, entry in _map(data, "policies").items()
    }
    if strange := [name for name in policies if not _POLICY.fullmatch(name)]:
        raise ValueError(f"{quoted(strange[0])} is not the name of a policy")
    return Manifest(program, outputs, policies)


def write_manifest(manifest: Manifest) -> bytes:
    """Return the manifest as sorted, indented JSON: a change to one policy changes its lines alone."""
    data = {
        "format": FORMAT,
        "program": manifest.program,
        "policies": {name: asdict(built) for name, built in sorted(manifest.policies.items())},
        "outputs": {path: _entry(output) for path, output in sorted(manifest.outputs.items())},
    }
    return (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode()


def _entry(output: Output) -> dict[str, object]:
    """Return an output as the manifest has it; most have no fallbacks, and no key for them."""
    entry: dict[str, object] = {"inputs": output.inputs, "content": output.content}
    return {**entry, "fallbacks": list(output.fallbacks)} if output.fallbacks else entry


def is_output_path(path: str) -> bool:
    """Tell whether a path is one that an output may have: in the build folder or one below, and of a format of ours."""
    return _PATH.fullmatch(path) is not None


def digest(parts: Iterable[bytes]) -> str:
    """Return one digest of several byte strings, each kept apart from the next."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()[:32]


def content_digest(path: str, content: bytes) -> str:
    """Return the digest of what a file says, which some machines say in other bytes."""
    return digest(format_of(path).substance(content))


def _map(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = data.get(key, {})
    if not isinstance(found, dict):
        raise ValueError(f"{quoted(key)} is not a map")  # noqa: TRY004  # a fault of the file, not of the caller
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


def _fallbacks(entry: object) -> tuple[str, ...]:
    roles = entry.get("fallbacks", []) if isinstance(entry, dict) else []
    if not isinstance(roles, list) or not all(isinstance(role, str) and _ROLE.fullmatch(role) for role in roles):
        raise ValueError(f"{quoted('fallbacks')} is not a list of roles")
    return tuple(roles)


def _line(entry: object, key: str) -> str:
    """Return a text as the index can show it. It came from an organisation, but a hand may have changed it since."""
    text = _text(entry, key)
    if fault := line_fault(text):
        raise ValueError(f"{quoted(key)} {fault.fact}")
    return text


def _version(entry: object) -> str:
    return _text(entry, "version") and _line(entry, "version")
