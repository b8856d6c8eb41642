"""The pictures that people look at: every way in which a policy is seen has some."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pictures.__main__ import main

pytestmark = pytest.mark.judge

WAYS = {
    "word",
    *(f"page-{width}-{scheme}" for width in (360, 768, 1440) for scheme in ("light", "dark")),
    "page-print",
}


def test_every_way_has_pictures(tmp_path: Path) -> None:
    """The Word file, the page at three widths, light and dark, and the page as printed each have a first picture."""
    left = main([str(tmp_path / "pictures"), "oakvale-befrienders"])
    names = {path.stem for path in (tmp_path / "pictures/oakvale-befrienders").glob("*.png")}
    first = {name.rpartition("-")[0].removeprefix("social-media-") for name in names if name[-2:] in {"-1", "01"}}

    assert 0 == left
    assert WAYS == first
    assert sorted(names) == sorted(set(names) & set((tmp_path / "pictures/index.html").read_text("utf-8").split('"')))
