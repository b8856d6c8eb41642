"""The answers of an interview that was broken off, kept beside the organisations' files until it is finished."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from generator.batch.files import write_whole
from generator.source.characters import MAX_BYTES

_ENDING = ".answers.json"


def kept_file(orgs: Path, org: str) -> Path:
    """Return the file in which the answers of one organisation are kept; a build passes over hidden files."""
    return orgs / f".{org}{_ENDING}"


def broken_off(orgs: Path) -> list[str]:
    """Return the ids of the organisations whose interviews were broken off, in order."""
    found = sorted(path.name for path in orgs.glob(f".*{_ENDING}") if path.is_file())
    return [name.removeprefix(".").removesuffix(_ENDING) for name in found]


def read_bytes(file: Path) -> bytes:
    """Return the bytes of a file, at most one more than a file may have. Raises OSError."""
    with file.open("rb") as opened:
        return opened.read(MAX_BYTES + 1)


def keep_answers(file: Path, content: bytes) -> None:
    """Keep answers. Raises Problems when the disk refuses."""
    write_whole(file, content)


def forget_answers(file: Path) -> None:
    """Forget answers that stand in the organisation's own file by now."""
    with suppress(OSError):
        file.unlink(missing_ok=True)
