"""A folder of outputs and its record: what is up to date in it, what may be replaced, and how files get there.

A file that somebody changed, or that was never ours, is not touched. What is about to be written is noted in the
record first, so that a build that is broken off knows its own files when it is taken up again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from generator.batch.digest import file_digest, packed_digest
from generator.batch.files import UNFINISHED, cannot_read, in_the_way, write_if_changed, write_whole
from generator.batch.fingerprint import program_fingerprint
from generator.batch.record import NAME, Record, read_record, write_record
from generator.diagnostics import Diagnostic, Location, Problems, collecting

_EDITED = "this file was changed by hand since it was built"


@dataclass(slots=True)
class OutputFolder:
    """One folder below `build/`, or that folder itself; `record` is what is known of it."""

    path: Path
    record: Record

    def is_current(self, name: str, inputs: str) -> bool:
        """Tell whether a file was built from these inputs and still says what was built. Raises OSError."""
        output = self.record.outputs().get(name)
        return output is not None and output.inputs == inputs and self.is_intact(name)

    def is_intact(self, name: str) -> bool:
        """Tell whether a file still says what was built. Raises OSError."""
        output = self.record.outputs().get(name)
        file = self.path / name
        if output is None or not file.is_file():
            return False
        # The same bytes say the same; to unpack them takes twenty times as long.
        is_same = bool(output.packed) and packed_digest(name, file.read_bytes()) == output.packed
        return is_same or file_digest(file) == output.content

    def due(self, digests: Mapping[str, str], *, force: bool, instead: str) -> set[str]:
        """Return the names of the files that do not say already what they shall say, by the digest of that.

        `instead` is what to do with a change made by hand. Raises Problems for all that may not be replaced: somebody
        changed them, they were never ours, or they cannot be read. With `force` nothing is refused but a folder.
        """
        due: set[str] = set()
        problems: list[Diagnostic] = []
        for name, digest in digests.items():
            with collecting(problems):
                now = self._says_now(name, force=force)
                if now != digest:
                    if now is not None and not force and now not in self.record.says(name):
                        raise Problems([self._refusal(name, instead)])
                    due.add(name)
        if problems:
            raise Problems(problems)
        return due

    def write(self, files: Mapping[str, bytes | IO[bytes]], record: Record) -> None:
        """Make files hold these bytes, or those of an open file, and the record, which has each, say this.

        Raises Problems from the disk.
        """
        if files:
            outputs = record.outputs()
            noted = {name: outputs[name].content for name in files}
            self._keep(replace(self.record, writing=noted))
            for name, content in files.items():
                write_whole(self.path / name, content)
        self._keep(record)

    def packed(self, name: str, written: Mapping[str, bytes]) -> str:
        """Return the digest of the bytes that a file will have, those that it has where it is not written anew.

        There is none for a file that need not be unpacked. Raises Problems when it cannot be read.
        """
        try:
            content = written[name] if name in written else (self.path / name).read_bytes()
            return packed_digest(name, content)
        except OSError as error:
            raise Problems([cannot_read(error, self.path / name)]) from None

    def left_over(self, policies: Iterable[str]) -> set[str]:
        """Return the names of the files of some policies, which nobody wants any more."""
        return {name for policy in policies for name in self.record.policies[policy].outputs}

    def prune(self, policies: set[str], *, force: bool) -> Iterator[str | Diagnostic]:
        """Remove the files of some policies; yield the name of each that went, and why one must stay.

        A file that somebody changed stays, unless forced, and so does whatever a link leads to.
        """
        if self.path.is_symlink():
            fact, hint = "this folder is a link, and pruning removes nothing that a link leads to", "remove the link"
            yield Diagnostic(Location(self.path.as_posix()), fact, hint)
            return
        kept: set[str] = set()
        for policy in sorted(policies):
            for name in sorted(self.record.policies[policy].outputs):
                found = self._remove(name, force=force)
                kept |= {policy} if isinstance(found, Diagnostic) else set()
                if found:
                    yield found
        yield from self._forget(policies - kept)

    # ---- one file

    def _says_now(self, name: str, *, force: bool) -> str | None:
        """Return the digest of what a file says, None where there is none, or where it will be replaced unread."""
        file = self.path / name
        try:
            if blocked := in_the_way(file):
                raise Problems([blocked])
            return file_digest(file) if file.is_file() else None
        except OSError as error:
            if force:
                return None
            raise Problems([cannot_read(error, file)]) from None

    def _refusal(self, name: str, instead: str) -> Diagnostic:
        place = Location((self.path / name).as_posix())
        if self.record.says(name):
            return Diagnostic(place, _EDITED, f"{instead}, or build with --force to replace it")
        fact = "this file is there already, and was not built by policygen"
        return Diagnostic(place, fact, "move it away, or build with --force to replace it")

    def _remove(self, name: str, *, force: bool) -> str | Diagnostic:
        """Remove a file that we wrote; return its name, nothing where it is gone already, or why it must stay."""
        file = self.path / name
        place = Location(file.as_posix())
        try:
            if not file.is_file():
                return ""
            if not force and file_digest(file) not in self.record.says(name):
                return Diagnostic(place, _EDITED, "move it away, or prune with --force to remove it")
            file.unlink()
        except OSError as error:
            return Diagnostic(place, f"cannot remove: {error.strerror}", "give permission, or remove it yourself")
        return name

    # ---- the record

    def _keep(self, record: Record) -> None:
        if (record.policies or record.writing) and record != self.record:
            # A build that is killed here leaves another record than it found, so the next one comes here too.
            self._remove_unfinished()
        if record.policies or record.writing:
            write_if_changed(self.path / NAME, write_record(record))
        self.record = record

    def _forget(self, policies: set[str]) -> Iterator[Diagnostic]:
        """Take policies out of the record; the folder goes when nothing is left in it."""
        record = replace(self.record.without(policies), writing={})
        try:
            if record.policies:
                self._keep(record)
                return
            (self.path / NAME).unlink(missing_ok=True)
            if self.path.is_dir() and not any(self.path.iterdir()):
                self.path.rmdir()
        except OSError as error:
            place = Location(f"{error.filename or self.path.as_posix()}")
            yield Diagnostic(place, f"cannot remove: {error.strerror}", "give permission, or remove it yourself")
        except Problems as problems:
            yield from problems.diagnostics

    def _remove_unfinished(self) -> None:
        """Remove what a build that was killed had written of a file: the next one writes it under another name."""
        with suppress(OSError):
            for file in self.path.glob(f"{UNFINISHED}*"):
                file.unlink()


def recorded(out: Path, is_wanted: Callable[[str], bool]) -> Iterator[Path]:
    """Yield each folder of outputs in another that has a record and a name that is wanted, in order."""
    if not out.is_dir():
        return
    # Of very many, paths take much memory.
    with os.scandir(out) as entries:
        names = sorted(entry.name for entry in entries)
    for name in names:
        if is_wanted(name) and (out / name / NAME).is_file():
            yield out / name


def open_folder(path: Path) -> OutputFolder:
    """Return a folder of outputs with what is known of it. Raises Problems when its record cannot be read."""
    file = path / NAME
    try:
        if blocked := in_the_way(file):
            raise Problems([blocked])
        content = file.read_bytes() if file.is_file() else None
        return OutputFolder(path, read_record(content, program_fingerprint()))
    except OSError as error:
        raise Problems([cannot_read(error, file)]) from None
    except (ValueError, RecursionError) as error:
        message, hint = f"this is not a manifest that policygen wrote: {error}", "restore it, or delete it"
        raise Problems([Diagnostic(Location(file.as_posix()), message, f"{hint} to start afresh")]) from None
