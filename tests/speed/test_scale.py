"""The run with very many organisations: what it pretends is what a build would leave, and how growth is told."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from generator.cli import policygen
from tests.speed.clock import Took
from tests.speed.scale import Figures, extend, growth


def test_what_it_pretends(tmp_path: Path) -> None:
    """A build takes each organisation for one that it has built, and lists it."""
    extend(tmp_path, 5)
    extend(tmp_path, 9)
    ran = CliRunner().invoke(policygen, ["build", "--orgs", f"{tmp_path / 'orgs'}", "--out", f"{tmp_path / 'out'}"])

    assert "Built 9 organisations" in ran.stdout
    assert "0 written, 27 unchanged" in ran.stdout
    assert "There are 9 policies here." in (tmp_path / "out/index.md").read_text("utf-8")


def test_growth() -> None:
    """What takes four times as much with four times the organisations grows as they do, and is told so."""
    few = Figures("a step", 1000, Took(100.0, 200.0), 50.0, 0.0)
    many = Figures("a step", 4000, Took(400.0, 800.0), 100.0, 0.0)

    assert ("1.00", "0.50") == growth(few, many)
