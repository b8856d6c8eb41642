"""What a fuzzer is: it makes an input by lot, and judges what the program does with it. A fault has a kind and words.

The lot of each input follows from the fuzzer's name, a seed and the input's number alone.
"""

from __future__ import annotations

import signal
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from types import FrameType
from typing import TypeAlias

Files: TypeAlias = "Mapping[str, bytes]"
"""An input: the bytes of each file, by its path."""

SLOW = 3.0
"""Seconds of work after which an input is too slow."""
_HANGS = 12.0
"""Seconds of work after which an input is given up."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with what the program did: of two faults of one kind, one is enough."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Fuzzer:
    """Makes inputs and judges them; `reducible` tells which files of an input are made smaller when it is a finding."""

    name: str
    make: Callable[[Random], Files]
    judge: Callable[[Files], Fault | None]
    reducible: tuple[str, ...]

    def input(self, seed: int, number: int) -> Files:
        """Return one of the inputs of a seed."""
        return self.make(Random(f"{self.name} {seed} {number}"))  # noqa: S311  # a lot that falls the same way each time

    def fault(self, files: Files) -> Fault | None:
        """Return what is wrong with what becomes of an input: also that it is slow, or ends in an exception."""
        start = time.process_time()
        try:
            with _given_up():
                found = self.judge(files)
        except _Hangs:
            return Fault("hangs", f"no end after {_HANGS:.0f} seconds")
        except Exception as error:  # noqa: BLE001  # whatever is raised is the finding
            return Fault(
                f"{type(error).__name__} in {_origin(error)}", "".join(traceback.format_exception(error))[-2000:]
            )
        took = time.process_time() - start
        return found or (Fault("slow", f"{took:.1f} seconds") if took > SLOW else None)


class _Hangs(BaseException):
    """Raised in whatever goes on after its time."""


@contextmanager
def _given_up() -> Iterator[None]:
    """Interrupt what goes on for too long; time that others use of the machine does not count."""

    def interrupt(_: int, __: FrameType | None) -> None:
        raise _Hangs

    before = signal.signal(signal.SIGPROF, interrupt)
    signal.setitimer(signal.ITIMER_PROF, _HANGS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _origin(error: BaseException) -> str:
    """Return the innermost function of the program in which an error came up, or of the fuzzers."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/generator/" in frame.filename] or list(frames)
    return f"{Path(ours[-1].filename).stem}.{ours[-1].name}"
