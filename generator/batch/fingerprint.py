"""Tell one edition of the program from another, so that nothing built by another counts as up to date."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator import __version__
from generator.batch.digest import digest


@cache
def program_fingerprint() -> str:
    """Return the version and a digest of the program's own source files."""
    folder = Path(__file__).parent.parent
    sources = sorted(folder.rglob("*.py"))
    names = (f"{path.relative_to(folder).as_posix()}".encode() for path in sources)
    return f"{__version__}+{digest(part for pair in zip(names, _contents(sources), strict=True) for part in pair)[:12]}"


def _contents(sources: list[Path]) -> list[bytes]:
    return [path.read_bytes().replace(b"\r\n", b"\n") for path in sources]
