"""Templates, damaged in every file: each becomes policies, or its problems are told."""

from __future__ import annotations

import copy
import json
from random import Random

import yaml

from generator.diagnostics import Problems
from generator.formats.formats import FORMATS
from generator.organisation.parse import Source
from generator.policy.stage import Stage
from generator.rendering.library import Library
from generator.rendering.render import render
from generator.template.folders import TemplateFiles, TemplateFolder
from tests.fuzz.bases import ORGANISATION, SMALL
from tests.fuzz.fuzzer import Fault, Files, Fuzzer
from tests.fuzz.laws import said_badly, told_badly
from tests.fuzz.mutations import (
    PROSE_MARKS,
    YAML_MARKS,
    bytes_changed,
    data_changed,
    lines_changed,
    marks_changed,
    written,
)

_FILES = {path: text.encode() for path, text in SMALL.items()}
_WORDS = (
    *("roles", "facts", "sections", "id", "title", "kind", "optional", "default", "when", "needs", "meets", "why"),
    *("label", "duty", "falls_back_to", "warn", "ask", "choices", "type", "front", "schedule", "full", "true"),
    *("main", "main.first", "helper", "accountable_lead", "facts.is_open", "not facts.answer", "retired", "x", "off"),
    *("text", "items", "none"),
)
_PROSE = tuple(path for path in SMALL if path.endswith(".j2"))
_YAML = tuple(path for path in SMALL if path.endswith(".yaml"))


def _organisation(*, plain: bool) -> Source:
    data = copy.deepcopy(ORGANISATION)
    if plain:
        data = {"name": "Oak", "roles": {"accountable_lead": "Secretary"}, "policies": {"sample": {}}}
    return Source("orgs/x.yaml", json.dumps(data, indent=1).encode())


_ORGANISATIONS = (_organisation(plain=False), _organisation(plain=True))


def _make(random: Random) -> Files:
    files = dict(_FILES)
    for _ in range(random.choice((1, 1, 2))):
        path = random.choice(_PROSE if random.random() < 0.7 else _YAML)
        files[path] = _damaged(path, files[path], random)
    return files


def _damaged(path: str, content: bytes, random: Random) -> bytes:
    how = random.random()
    if how < 0.15:
        return bytes_changed(content, random)
    text = content.decode(errors="replace")
    if how < 0.3:
        return lines_changed(text, random).encode("utf-8", "replace")
    if path in _YAML and how < 0.75:
        try:
            data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # texts only
        except yaml.YAMLError:
            return content
        return written(data_changed(data, _WORDS, random), random)
    return marks_changed(text, YAML_MARKS if path in _YAML else PROSE_MARKS, random).encode("utf-8", "replace")


def _judge(files: Files) -> Fault | None:
    folder = TemplateFolder("templates", {path.removeprefix("templates/"): each for path, each in files.items()})
    library = Library(TemplateFiles((folder,)))
    for source in _ORGANISATIONS:
        for stage in Stage:
            if fault := _made_badly(library, source, stage, {**files, source.file: source.content}):
                return fault
    return None


def _made_badly(library: Library, source: Source, stage: Stage, files: Files) -> Fault | None:
    try:
        rendered = render(library, [source], {}, stage, tuple(FORMATS))
    except Problems as problems:
        return told_badly(problems.diagnostics, files)
    if stage is Stage.DRAFT:
        return None
    given = b"\n".join(files.values()).decode()
    return next(filter(None, (said_badly(policy.files, given) for policy in rendered.policies)), None)


TEMPLATES = Fuzzer("templates", _make, _judge, tuple(SMALL))
