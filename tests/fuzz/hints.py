"""Hints, obeyed to the letter: what was told is gone, and nothing else is wrong instead."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from random import Random
from typing import Any

from generator.diagnostics import Diagnostic, Problems
from generator.organisation.parse import Source
from generator.policy.stage import Stage
from generator.rendering.render import render
from generator.source.value_path import dotted
from tests.fuzz.bases import BRAND, LIBRARY, WORDS, organisation_by_lot
from tests.fuzz.fuzzer import Fault, Files, Fuzzer
from tests.fuzz.laws import shape
from tests.fuzz.mutations import Path, at, data_changed

_NAME = "orgs/x.yaml"
_STEP = re.compile(r'"([^"]*)"|\[(\d+)\]|([\w-]+)')
_MEANT = re.compile(
    r'did you mean ("[^"]*"(?: or "[^"]*")*)(?:, ((?:under|in an entry under|at the left margin).*))?\?'
)
_MOVE = re.compile(r"move it (.*)")
_WRITE = re.compile(r'(?:write|write it as|rename it to) ("[^"]+"|[^\s,"]+)(?=$|, | or )')
_DATE = re.compile(r"as in (2026-05-14)$")
_POLICY = re.compile(r"add \{id: ([\w-]+), title: …\} under related_policies")
_GONE = re.compile(r"remove (?:this line\b|this wording\b|the key\b|it, or )")
_FIGURATIVE = {"value", "words", "one", "key:", "the", "it", "a", "an", "year", "text", "plain", "true"}


def _make(random: Random) -> Files:
    data = data_changed(organisation_by_lot(random), WORDS, random)
    return {_NAME: json.dumps(data, indent=1, ensure_ascii=False).encode("utf-8", "replace")}


def _judge(files: Files) -> Fault | None:
    try:
        data = json.loads(files[_NAME])
    except ValueError:
        return None
    before = _problems(data)
    for told in before:
        for path, obeyed in _obeyed(told, data):
            if fault := _worse(told, before, _problems(obeyed), dotted(path)):
                return fault
    return None


def _problems(data: Any) -> tuple[Diagnostic, ...]:
    content = json.dumps(data, indent=1, ensure_ascii=False).encode("utf-8", "replace")
    try:
        render(LIBRARY, [Source(_NAME, content)], BRAND, Stage.FINAL, ())
    except Problems as problems:
        return problems.diagnostics
    return ()


def _worse(told: Diagnostic, before: tuple[Diagnostic, ...], after: tuple[Diagnostic, ...], now: str) -> Fault | None:
    """Return that an obeyed hint changed nothing, or that something is wrong where it led; `now` is the key there."""
    known = {(each.key, each.message) for each in before}
    if (told.key, told.message) in {(each.key, each.message) for each in after}:
        return Fault(f"still there: {shape(told.message)} / {shape(told.hint)}", f"{told}")
    new = [each for each in after if (each.key, each.message) not in known and each.key.startswith(now)]
    if now != told.key:
        # A value that was not looked at before, since nobody knew what it was for.
        value = now, now.rpartition(".")[2]
        new = [each for each in new if each.key == now and not each.message.startswith(value)]
    if new:
        kind = f"instead: {shape(told.message)} / {shape(told.hint)} → {shape(new[0].message)}"
        return Fault(kind, "\n".join(map(str, (told, "→", *new))))
    return None


# ---- obeying


def _obeyed(told: Diagnostic, data: Any) -> Iterator[tuple[Path, Any]]:
    """Yield the data as each way to obey a hint makes it, and the path of what was changed."""
    path = _steps(told.key)
    if found := _MEANT.fullmatch(told.hint):
        for word in re.findall(r'"([^"]*)"', found[1]):
            yield from (_renamed if found[2] is None else _moved)(told, data, path, (word, found[2] or ""))
    elif found := _MOVE.fullmatch(told.hint):
        yield from _moved(told, data, path, (str(path[-1]), found[1]))
    elif found := _POLICY.fullmatch(told.hint):
        title = f"{found[1].capitalize()} Policy"
        yield from _with(
            data, ("related_policies",), [*data.get("related_policies", []), {"id": found[1], "title": title}]
        )
    elif _GONE.match(told.hint):
        yield from _without(data, path)
    elif (found := _DATE.search(told.hint) or _WRITE.match(told.hint)) and found[1] not in _FIGURATIVE:
        yield from _renamed(told, data, path, (found[1].strip('"'), ""))


def _steps(key: str) -> Path:
    return tuple(int(found[2]) if found[2] else found[1] or found[3] for found in _STEP.finditer(_whole_ids(key)))


def _whole_ids(key: str) -> str:
    """Return a key whose last step may be an id with a dot in it, in quotes."""
    found = re.fullmatch(r"(policies\.[\w-]+\.(?:sections|reasons|wording))\.([\w.-]+)", key)
    return f'{found[1]}."{found[2]}"' if found else key


def _renamed(told: Diagnostic, data: Any, path: Path, new: tuple[str, str]) -> Iterator[tuple[Path, Any]]:
    """Yield the data with a word in place of the key that is wrong, or of the value."""
    quotes = re.findall(r'"([^"]*)"', told.message)
    is_key = bool(path) and path[-1] in quotes and not told.message.startswith(told.key)
    if not path or not _holds(data, path):
        return
    changed = copy.deepcopy(data)
    holder = at(changed, path[:-1])
    if is_key and isinstance(holder, dict):
        if new[0] in holder:
            return
        items = [(new[0] if key == path[-1] else key, value) for key, value in holder.items()]
        holder.clear()
        holder.update(items)
    else:
        holder[path[-1]] = new[0]
    yield (*path[:-1], new[0]) if is_key else path, changed


def _moved(told: Diagnostic, data: Any, path: Path, new: tuple[str, str]) -> Iterator[tuple[Path, Any]]:
    del told
    if not path or not _holds(data, path):
        return
    key, where = new
    home = _steps(_whole_ids(where.removeprefix("under "))) if where.startswith("under ") else ()
    if where.startswith(("to an entry under ", "in an entry under ")):
        home = (*_steps(where.rpartition("under ")[2]), 0)
    changed = copy.deepcopy(data)
    value = at(changed, path)
    del at(changed, path[:-1])[path[-1]]
    yield from _with(changed, (*home, key), value)


def _with(data: Any, path: Path, value: Any) -> Iterator[tuple[Path, Any]]:
    changed = copy.deepcopy(data)
    here = changed
    for step in path[:-1]:
        if isinstance(here, dict) and isinstance(step, str):
            here = here.setdefault(step, {})
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            return
    if isinstance(here, dict):
        here[str(path[-1])] = value
        yield path, changed


def _without(data: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if path and _holds(data, path):
        changed = copy.deepcopy(data)
        del at(changed, path[:-1])[path[-1]]
        yield path, changed


def _holds(data: Any, path: Path) -> bool:
    try:
        at(data, path)
    except (KeyError, IndexError, TypeError):
        return False
    return True


HINTS = Fuzzer("hints", _make, _judge, (_NAME,))
