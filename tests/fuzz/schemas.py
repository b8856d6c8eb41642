"""The schema and the program: what is built is nowhere underlined, and what a schema can tell is told by both."""

from __future__ import annotations

import re
from functools import cache
from random import Random

import yaml
from jsonschema import Draft202012Validator

from generator.diagnostics import Problems
from generator.organisation.file_schema import Says
from generator.organisation.parse import Source
from generator.policy.stage import Stage
from generator.rendering.render import render
from generator.schema.organisation_schema import organisation_schema
from tests.editor_reading import as_an_editor
from tests.fuzz.bases import BRAND, LIBRARY, WORDS, organisation_by_lot
from tests.fuzz.fuzzer import Fault, Files, Fuzzer
from tests.fuzz.laws import shape
from tests.fuzz.mutations import data_changed, written

_NAME = "orgs/x.yaml"
_TOLD_BY_BOTH = re.compile(
    "unknown (?:key|template) "
    "|.* is [^,]+, (?:not one of its \\d+ choices|not a date|neither true nor false|not a web address)"
    "|.* is (?:missing|a list|a set of keys|empty)\\b"
)
"""What a schema tells wherever the program does. A role, a question or a part may be that of another template."""


@cache
def validator() -> Draft202012Validator:
    templates = [LIBRARY.composer(name).template for name in LIBRARY.ids()]
    return Draft202012Validator(organisation_schema(templates, Says.ALL))


def _make(random: Random) -> Files:
    data = organisation_by_lot(random)
    for _ in range(random.choice((0, 1, 1, 1, 2, 3))):
        data = data_changed(data, WORDS, random)
    return {_NAME: written(data, random)}


def _judge(files: Files) -> Fault | None:
    try:
        underlined = [error.json_path for error in validator().iter_errors(as_an_editor(files[_NAME].decode()))]
    except yaml.YAMLError:
        underlined = ["the file"]
    try:
        render(LIBRARY, [Source(_NAME, files[_NAME])], BRAND, Stage.FINAL, ("md",))
    except Problems as problems:
        told = [each.message for each in problems.diagnostics if _TOLD_BY_BOTH.match(each.message)]
        return Fault(f"not underlined: {shape(told[0])}", told[0]) if told and not underlined else None
    return Fault(f"underlined: {underlined[0]}", "") if underlined else None


SCHEMAS = Fuzzer("schemas", _make, _judge, (_NAME,))
