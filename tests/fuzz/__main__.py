"""`make fuzz`: inputs by lot to every fuzzer, for a time; each kind of fault is told once, with its least input.

The inputs follow from the seed. `--only NAME` runs one fuzzer; `--keep FOLDER` writes the findings there.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.fuzz.edited_files import EDITED_FILES
from tests.fuzz.fuzzer import Fault, Files, Fuzzer
from tests.fuzz.hints import HINTS
from tests.fuzz.organisations import ORGANISATIONS
from tests.fuzz.records import RECORDS
from tests.fuzz.schemas import SCHEMAS
from tests.fuzz.smaller import smaller
from tests.fuzz.templates import TEMPLATES
from tests.fuzz.words import WORDS_AS_TYPED
from tests.fuzz.yaml_files import YAML_FILES

FUZZERS = {
    each.name: each
    for each in (ORGANISATIONS, WORDS_AS_TYPED, TEMPLATES, HINTS, YAML_FILES, EDITED_FILES, RECORDS, SCHEMAS)
}


def main() -> int:
    """Run the fuzzers; return how many kinds of fault were found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--seconds", type=float, default=60, help="of work, for all fuzzers together")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", choices=FUZZERS, action="append")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    chosen = [FUZZERS[name] for name in given.only or FUZZERS]
    found = sum(_run(each, given.seed, given.seconds / len(chosen), given.keep) for each in chosen)
    return 1 if found else 0


def _run(fuzzer: Fuzzer, seed: int, seconds: float, keep: Path | None) -> int:
    kinds: dict[str, int] = {}
    until, number = time.process_time() + seconds, 0
    while time.process_time() < until:
        files = fuzzer.input(seed, number)
        fault = fuzzer.fault(files)
        if fault and fault.kind not in kinds:
            _tell(fuzzer, f"{seed} {number}", fault, smaller(fuzzer, files, fault.kind), keep)
        if fault:
            kinds[fault.kind] = kinds.get(fault.kind, 0) + 1
        number += 1
    _say(f"{fuzzer.name}: {number:,} inputs, {sum(kinds.values()):,} findings of {len(kinds)} kinds")
    return len(kinds)


def _tell(fuzzer: Fuzzer, lot: str, fault: Fault, files: Files, keep: Path | None) -> None:
    again = fuzzer.fault(files) or fault
    inputs = [f"--- {name}\n{content.decode(errors='backslashreplace')}" for name, content in sorted(files.items())]
    shown = [each for each, name in zip(inputs, sorted(files), strict=True) if name in fuzzer.reducible] or inputs
    text = "\n".join([f"{fuzzer.name} (seed and number {lot}): {fault.kind}", again.words, *shown])
    _say(f"{text[:4000]}\n")
    if keep:
        folder = keep / f"{fuzzer.name}-{lot.replace(' ', '-')}"
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        (folder / "finding.txt").write_text(text, encoding="utf-8")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
