"""Organisation files: whatever stands in one, it becomes policies that say what was given, or its problems are told."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from random import Random
from typing import Any

import yaml

from generator.diagnostics import Problems
from generator.document import Placeholder, walk
from generator.document.traverse import leaves
from generator.formats.formats import FORMATS
from generator.organisation.key_path import key_path
from generator.organisation.parse import Source
from generator.organisation.shape import Shape
from generator.policy.stage import Stage
from generator.policy.write import write_policy
from generator.rendering.render import Rendered, render
from tests.fuzz.bases import BRAND, LIBRARY, WORDS, organisation_by_lot
from tests.fuzz.fuzzer import Fault, Files, Fuzzer
from tests.fuzz.laws import said_badly, told_badly
from tests.fuzz.mutations import YAML_MARKS, at, bytes_changed, data_changed, lines_changed, marks_changed, written

_OWN, _DEFAULTS, _STAGE = "orgs/x.yaml", "orgs/_defaults.yaml", "stage"
_FREE_KEYS = {"roles", "facts", "contacts", "sections", "reasons", "wording", "policies"}
"""Groups whose keys a file chooses; one that nobody filled in is not given."""
_SAID_OTHERWISE = {"purpose", "owner", "on", "approved_on", "effective_on", "last_review", "next_review"}
"""Values that a policy says in words of its own: a role by its job title, a date with the name of its month."""


def _make(random: Random) -> Files:
    data = organisation_by_lot(random)
    for _ in range(random.choice((0, 1, 1, 1, 2, 3))):
        data = data_changed(data, WORDS, random)
    files = {_STAGE: random.choice((b"final", b"final", b"draft")), _OWN: _damaged(written(data, random), random)}
    if random.random() < 0.1:
        other = data_changed(organisation_by_lot(random), WORDS, random)
        files[_DEFAULTS] = _damaged(written(other, random), random)
    return files


def _damaged(content: bytes, random: Random) -> bytes:
    how = random.random()
    if how < 0.5:
        return content
    if how < 0.65:
        return bytes_changed(content, random)
    text = content.decode()
    changed = lines_changed(text, random) if how < 0.75 else marks_changed(text, YAML_MARKS, random)
    return changed.encode("utf-8", "replace")


def _judge(files: Files) -> Fault | None:
    sources = [Source(name, files[name]) for name in (_OWN, _DEFAULTS) if name in files]
    stage = Stage.DRAFT if files[_STAGE] == b"draft" else Stage.FINAL
    try:
        rendered = render(LIBRARY, sources, BRAND, stage, tuple(FORMATS))
    except Problems as problems:
        return told_badly(problems.diagnostics, files)
    if stage is Stage.DRAFT:
        return None
    given = b"\n".join(files.values()).decode()
    said = (said_badly(policy.files, given) for policy in rendered.policies)
    return next(filter(None, said), None) or (_lost(rendered, files[_OWN]) if len(sources) == 1 else None)


# ---- what was given


def _lost(rendered: Rendered, content: bytes) -> Fault | None:
    """Return what a file says, as another reader of YAML has it, and its policies do not."""
    given = yaml.load(content.decode("utf-8-sig"), Loader=yaml.CBaseLoader)  # noqa: S506  # texts only
    for path in _unknown_keys(given, rendered.organisation):
        return Fault("a key is passed over", ".".join(map(str, path)))
    for policy in rendered.policies:
        # The first letter of a line may be written by its number.
        page = " ".join(unescape(policy.files["md"].decode()).split())
        document = write_policy(LIBRARY.composer(policy.id), rendered.organisation)
        for shown in (leaf for node in walk(document.sections) for leaf in leaves(node)):
            if isinstance(shown, Placeholder) and (fault := _misquoted(shown, given, policy.id, page)):
                return fault
    return None


def _unknown_keys(given: Any, known: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    known = vars(known) if isinstance(known, Shape) else known
    if isinstance(given, dict) and isinstance(known, dict):
        for key, value in given.items():
            if key == "front_matter":
                continue
            if key in known:
                yield from _unknown_keys(value, known[key], (*path, key))
            elif not (value in ("", "~", "null") and path and path[-1] in _FREE_KEYS):
                yield (*path, key)
    elif isinstance(given, list) and isinstance(known, tuple):
        for position, (one, other) in enumerate(zip(given, known, strict=False)):
            yield from _unknown_keys(one, other, (*path, position))


def _misquoted(shown: Placeholder, given: Any, policy_id: str, page: str) -> Fault | None:
    """Return that a value is shown with other words than the file has."""
    try:
        written_ = at(given, key_path(shown.field, policy_id))
    except (KeyError, IndexError, TypeError):
        return None
    if (
        not isinstance(written_, str)
        or written_ in ("", "~", "null")
        or shown.value is None
        or shown.field.rpartition(".")[2] in _SAID_OTHERWISE
    ):
        return None
    # The policy may have words of its own for the preposition before a value.
    if not f" {_bare(written_)}".endswith(f" {_bare(shown.value)}"):
        return Fault("a value is another", f"{shown.field}: {written_!r} is shown as {shown.value!r}")
    plain = [word for word in shown.value.split() if word.isascii() and word.isalnum() and word.lower() != "the"]
    lost = [word for word in plain if word.casefold() not in page.casefold()]
    return Fault("a word is lost", f"{shown.field}: {lost}") if lost else None


def _bare(text: str) -> str:
    return " ".join(text.split()).removesuffix(".").casefold().removeprefix("the ")


ORGANISATIONS = Fuzzer("organisations", _make, _judge, (_DEFAULTS, _OWN))
