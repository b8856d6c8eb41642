"""Templates that were made ready before the program started: nobody sees a difference but the time."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import pytest

from generator.batch import prepare, read_prepared
from generator.batch.read_library import read_library
from generator.formats.formats import DEFAULT_FORMATS
from generator.organisation.parse import Source, parse_organisation
from generator.policy import readings
from generator.policy.said import Said
from generator.policy.stage import Stage
from generator.policy.write import finish_policy
from generator.rendering.library import Library
from generator.rendering.prepared import prepared_composer
from generator.rendering.render import Rendered, render
from generator.template.load import SectionSource
from tests.policies import organisation
from tests.policy.test_readings import fresh, written
from tests.sector import POLICY, SECTORS
from tests.tools import ROOT
from tests.workspace import make_workspace, template

TEMPLATES = ROOT / "templates"
SAMPLES = sorted((ROOT / "orgs").glob("*.yaml"))


@pytest.fixture(scope="module")
def ready() -> Library:
    """The shipped templates, as they were made ready when the program was installed, or are now."""
    prepare.prepare_all(TEMPLATES)
    library = read_library([TEMPLATES])
    for name in library.ids():
        library.composer(name)
    return library


@pytest.fixture(scope="module")
def plain() -> Library:
    """The shipped templates, of which nothing was made ready."""
    return Library(read_library([TEMPLATES]).files)


def rendered(library: Library, path: Path, stage: Stage) -> Rendered:
    logo = ROOT / "orgs/northbank-youth-trust/logo.png"
    brand = {"northbank-youth-trust/logo.png": logo.read_bytes()}
    return render(library, [Source(path.name, path.read_bytes())], brand, stage, DEFAULT_FORMATS)


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_same_policies(ready: Library, plain: Library, path: Path, stage: Stage) -> None:
    """A policy has the same bytes and the same warnings from a template that was made ready."""
    ours, theirs = rendered(ready, path, stage), rendered(plain, path, stage)

    assert (ours.files, ours.warnings) == (theirs.files, theirs.warnings)


def test_others_find_it_ready(ready: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Organisations that nobody thought of say hardly anything that was not read before the program started."""
    anew: list[readings.ReadingKey] = []
    read = readings._read  # what needs the library for Markdown

    def note(key: readings.ReadingKey, source: SectionSource) -> Said:
        anew.append(key)
        return read(key, source)

    monkeypatch.setattr(readings, "_read", note)
    for number in range(60):
        finish_policy(ready.composer(POLICY), organisation(SECTORS["mixed"](number)), Stage.FINAL)

    assert len(anew) <= 3, [key.text for key in anew]


def test_for_another_python(ready: Library, monkeypatch: pytest.MonkeyPatch, plain: Library) -> None:
    """Another Python than the one that made a template ready makes its code again, of the same source."""
    content = prepared_again(plain, "society-social-networks")
    monkeypatch.setattr(sys.implementation, "cache_tag", "other-1")
    other = Library(plain.files, lambda *_: content)
    path = ROOT / "orgs/pebble-street-society.yaml"

    assert rendered(ready, path, Stage.FINAL).files == rendered(other, path, Stage.FINAL).files


def prepared_again(library: Library, template_id: str) -> bytes:
    from generator.rendering.prepared import prepare as made_ready  # noqa: PLC0415  # beside the module of that name

    return made_ready(library.composer(template_id).template, [])


def test_sections_of_the_same_words_keep_their_own_ids() -> None:
    """Of sections that say the same, each was made ready for itself."""
    from generator.rendering.prepared import prepare as made_ready  # noqa: PLC0415  # as above

    text = b"name: N\nroles: {accountable_lead: C}\npolicies: {sample: }\n"
    content = made_ready(fresh().template, [parse_organisation("n", Source("n.yaml", text))])

    assert written(prepared_composer(content)) == written(fresh())


def test_what_was_made_of_something_else_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template that was made ready of other files, or by another program, does not count."""
    monkeypatch.setattr(read_prepared, "PREPARED", tmp_path)
    files = read_library([TEMPLATES]).files
    key = read_prepared.key_of(files, "social-media")
    (tmp_path / "social-media.bin").write_bytes(key + b"content")
    known = read_prepared.read_prepared(files, "social-media")
    (tmp_path / "social-media.bin").write_bytes(b"0" * len(key) + b"content")

    assert (b"content", None, None) == (
        known,
        read_prepared.read_prepared(files, "social-media"),
        read_prepared.read_prepared(files, "team-social-media"),
    )


def test_what_is_ready_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template is made ready once for each Python, and once more when it has changed."""
    home, folder, made = make_workspace(tmp_path), tmp_path / "prepared", list[str]()
    folder.mkdir()

    def note(library: Library, template_id: str) -> bytes:
        made.append(template_id)
        return prepared_again(library, template_id)

    monkeypatch.setattr(prepare, "PREPARED", folder)
    monkeypatch.setattr(read_prepared, "PREPARED", folder)
    monkeypatch.setattr(prepare, "made_ready", note)
    prepare.prepare_all(tmp_path / "templates")
    prepare.prepare_all(tmp_path / "templates")
    assert ["other", "sample"] == made
    home.write_all(template("sample", "Another title"))
    prepare.prepare_all(tmp_path / "templates")
    assert ["other", "sample", "sample"] == made
    monkeypatch.setattr(sys.implementation, "cache_tag", "other-1")
    prepare.prepare_all(tmp_path / "templates")
    assert ["other", "sample", "sample", "other", "sample"] == made


def test_a_library_reaches_another_process() -> None:
    """A worker process gets the templates, and where those stand that were made ready."""
    library = read_library([TEMPLATES])
    sent = pickle.loads(pickle.dumps(library))  # noqa: S301  # ours

    assert (library.files, library.prepared) == (sent.files, sent.prepared)
