"""A change by lot in any YAML file: made as meant and nothing else, or refused as it should be; both parsers alike."""

from __future__ import annotations

from random import Random

from generator.diagnostics import Problems
from generator.source.edit_yaml import edit_yaml
from tests.fuzz.bases import ORGANISATION, organisation_by_lot
from tests.fuzz.fuzzer import Fault, Files, Fuzzer
from tests.fuzz.laws import told_badly
from tests.fuzz.mutations import YAML_MARKS, lines_changed, marks_changed, written
from tests.parsers import PARSERS, reading_with
from tests.yaml_edits import NAME, broken_laws, change_by_lot, said
from tests.yaml_texts import yaml_text

_LOT = "lot"


def _make(random: Random) -> Files:
    match random.randrange(5):
        case 0 | 1:
            text = yaml_text(random).text
        case 2:
            text = marks_changed(yaml_text(random).text, YAML_MARKS, random)
        case 3:
            text = lines_changed(written(ORGANISATION, random).decode(), random)
        case _:
            text = written(organisation_by_lot(random), random).decode()
    return {NAME: text.encode("utf-8", "replace"), _LOT: str(random.randrange(10**6)).encode()}


def _judge(files: Files) -> Fault | None:
    text = files[NAME].decode("utf-8", "replace").removeprefix("\ufeff")
    try:
        change = change_by_lot(Random(files[_LOT]), said(text))  # noqa: S311  # a lot that falls the same way each time
        made = []
        for parser in PARSERS:
            with reading_with(parser):
                made.append(edit_yaml(NAME, text.encode(), [change]))
    except Problems as problems:
        return told_badly(problems.diagnostics, {NAME: text.encode()})
    if made[0] != made[1]:
        return Fault("the parsers edit otherwise", f"{change}\n{made[0].decode()}\n{made[1].decode()}")
    broken = next(broken_laws(text, change), "")
    return Fault(broken, f"{change}\n{made[0].decode()}") if broken else None


EDITED_FILES = Fuzzer("edits", _make, _judge, (NAME,))
