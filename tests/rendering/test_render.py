"""The pure centre: sources, a brand, a stage and formats become files by name, without disk, process or terminal."""

from __future__ import annotations

import gc
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from generator.batch.read_library import read_library
from generator.diagnostics import Problems
from generator.formats.formats import FORMATS
from generator.organisation.parse import Source
from generator.policy.stage import Stage
from generator.rendering.library import Library
from generator.rendering.render import Rendered, render
from tests.formats.word.house_corpus import CORPUS
from tests.tools import ROOT

FORBIDDEN = ("multiprocessing", "signal", "docx", "lxml", "click", "subprocess")
"""What a page in a browser has not, or what only the ends of the program need."""


@pytest.fixture(scope="module")
def library() -> Library:
    """Return the templates that ship with the program."""
    return read_library([ROOT / "templates"])


def rendered(library: Library, text: str, *formats: str, brand: dict[str, bytes] | None = None) -> Rendered:
    source = Source("orgs/oakvale.yaml", text.encode())
    return render(library, [source], brand or {}, Stage.FINAL, formats or tuple(FORMATS))


def test_files_by_name(library: Library) -> None:
    """The same bytes as the checked-in outputs, under the same names."""
    path = ROOT / "orgs/oakvale-befrienders.yaml"
    made = render(library, [Source(path.as_posix(), path.read_bytes())], {}, Stage.FINAL, ("md", "html"))
    names = ["oakvale-befrienders/social-media.html", "oakvale-befrienders/social-media.md"]

    assert names == sorted(made.files)
    assert [(ROOT / "build" / name).read_bytes() for name in names] == [made.files[name] for name in names]


def test_warnings_come_along(library: Library) -> None:
    """What needs attention and stops nothing is told with its place and the path of its key."""
    made = rendered(library, "name: Oakvale\nroles: {accountable_lead: Chair}\n", "md")

    (warning,) = made.warnings

    assert "has_staff (yes), works_with_children (no), works_with_adults_at_risk (no)" in warning.message
    assert ("orgs/oakvale.yaml:1:1", "facts") == (str(warning.location), warning.key)


def test_all_problems_at_once(library: Library) -> None:
    """A colour, a clause and a file of the brand that are wrong are told together."""
    text = (
        "name: Oakvale\nroles: {accountable_lead: Chair}\nbrand: {logo: a/b.png, colour: '#ffff00'}\n"
        "policies:\n  social-media:\n    sections: {copywrite: false}\n"
    )
    with pytest.raises(Problems) as caught:
        rendered(library, text)

    assert {"orgs/oakvale.yaml:3:15", "orgs/oakvale.yaml:3:32", "orgs/oakvale.yaml:6:16"} == {
        str(problem.location) for problem in caught.value.diagnostics
    }


def test_a_detail_that_a_letterhead_shows_is_never_blank(library: Library) -> None:
    """A house header that shows the version of a policy without one is told, with the key that gives it."""
    brand = {"a/house.docx": CORPUS["says it all"].saved()}
    head = "name: Oakvale\nroles: {accountable_lead: Chair}\nbrand: {word_template: a/house.docx}\n"
    with pytest.raises(Problems) as caught:
        rendered(library, head, brand=brand)

    (told,) = caught.value.diagnostics
    assert told.message.endswith("the Word template shows the version of the policy, which nobody gave")
    assert told.hint.startswith("add version: under policies, social-media, document")
    version = "policies: {social-media: {document: {version: '2'}}}\n"
    assert ["social-media"] == [policy.id for policy in rendered(library, head + version, brand=brand).policies]


@pytest.mark.parametrize("word", ["1.2", "clause 1.2", "Clause 1.2."])
def test_a_printed_number_is_answered_with_its_id(library: Library, word: str) -> None:
    """Somebody who names a clause by the number that is printed before it is told its id, and whether it fits there."""
    head = "name: Oakvale\nroles: {accountable_lead: Chair}\npolicies:\n  social-media:\n"
    with pytest.raises(Problems) as caught:
        rendered(library, f'{head}    sections: {{"{word}": false}}\n    wording: {{"{word}": Yes.}}\n')

    stays = "remove it, since 1.2 has the id introduction.rules, which cannot be chosen here"
    assert [stays, "write introduction.rules, the id of 1.2"] == [told.hint for told in caught.value.diagnostics]


def test_a_name_in_a_role_is_a_warning(library: Library) -> None:
    """A person's name where a job title belongs is told, and the policy is made all the same."""
    made = rendered(library, "name: Oakvale\nroles: {accountable_lead: Jane Smith (Vice-Convener)}\n", "md")

    assert any("looks like somebody’s name" in str(warning) for warning in made.warnings)


def test_a_name_that_can_be_no_folder(library: Library) -> None:
    """A file whose name no folder of outputs can have is refused, wherever it comes from."""
    source = Source("Bad Name!.yaml", b"name: Oakvale\nroles: {accountable_lead: Chair}\n")
    with pytest.raises(Problems, match="is not an id of small letters"):
        render(library, [source], {}, Stage.FINAL, ("md",))


def test_a_brand_file_that_nobody_has(library: Library) -> None:
    """A logo that is named and not given is a problem at its key."""
    with pytest.raises(Problems, match="a file that is not there"):
        rendered(library, "name: Oakvale\nroles: {accountable_lead: Chair}\nbrand: {logo: a/b.png}\n", "md")


def test_a_library_goes_to_another_process(library: Library) -> None:
    """A library that has made templates ready can be handed to a worker, which finds the same templates."""
    rendered(library, "name: Oakvale\nroles: {accountable_lead: Chair}\n", "md")

    assert library.files == pickle.loads(pickle.dumps(library)).files  # noqa: S301  # our own


def test_importing_the_centre_is_cheap() -> None:
    """Importing and using the centre loads no process, signal, terminal or Word library."""
    code = (
        "import sys\n"
        "from generator.rendering.render import render\n"
        "from generator.rendering.library import Library\n"
        "from generator.template.folders import TemplateFiles, TemplateFolder\n"
        "from generator.organisation.parse import Source\n"
        "from generator.policy.stage import Stage\n"
        "head = b'id: social-media\\ntitle: T\\nroles: {accountable_lead: {label: L, duty: leads}}\\n'\n"
        "files = {'social-media/template.yaml': head + b'sections: [{id: one, title: One}]\\n',\n"
        "  'social-media/sections/one.md.j2': b'1. Words.\\n   {: #a }\\n',\n"
        "  '_shared/law/england-wales.yaml': b'id: e\\ntitle: E\\nas_of: 2026-01-01\\nfacts: {}\\n'}\n"
        "library = Library(TemplateFiles((TemplateFolder('t', files),)))\n"
        "source = Source('n.yaml', b'name: N\\nroles: {accountable_lead: C}\\n')\n"
        "made = render(library, [source], {}, Stage.FINAL, ('md', 'html', 'docx'))\n"
        "assert len(made.files) == 3\n"
        f"print(sorted(set(sys.modules) & set({FORBIDDEN!r})))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert "[]\n" == done.stdout


def test_nothing_is_left_to_collect(library: Library) -> None:
    """What an organisation needed goes with it: of many, none waits in a circle of names for the collector."""
    text = (ROOT / "orgs/oakvale-befrienders.yaml").read_text("utf-8")
    rendered(library, text, "md", "html", "docx")
    with collected() as left:
        rendered(library, text, "md", "html", "docx")
    assert left == [0]


FAULTS = {
    **{
        braces: f"policies: {{social-media: {{wording: {{organisation-accounts.off-channel: 'Ask {braces}.'}}}}}}"
        for braces in ("{{ nobody }}", '{{ role("nobody") }}', "{{ not this }}", "{{ 1 + 2 }}", "{{ facts }}")
    },
    "an unknown part": "policies: {social-media: {sections: {nowhere: false}}}",
    "a colour, a logo and a Word file": "brand: {colour: '#ffff00', logo: a/b.png, word_template: a/b.docx}",
    "a wrong value": "kind: circus",
    "no YAML": "kind: [",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_nothing_of_a_fault_is_left_to_collect(library: Library, fault: str) -> None:
    """Of many organisations at fault none waits for the collector either, with all that it came to."""
    text = f"name: Oakvale\nroles: {{accountable_lead: Chair}}\n{FAULTS[fault]}\n"
    told = told_of(library, text)
    with collected() as left:
        again = told_of(library, text)
    assert (told, [0]) == (again, left)


@contextmanager
def collected() -> Iterator[list[int]]:
    """Note how much a block leaves to the collector, which would otherwise come in between."""
    left: list[int] = []
    gc.collect()
    # What other tests have left is much, and need not be looked through again.
    gc.freeze()
    gc.disable()
    try:
        yield left
        left.append(gc.collect())
    finally:
        gc.enable()


def told_of(library: Library, text: str) -> list[str]:
    """Return what is told of an organisation at fault."""
    try:
        rendered(library, text, "md", brand={"a/b.png": b"x", "a/b.docx": b"PK"})
    except Problems as problems:
        return [str(each) for each in problems.diagnostics]
    raise AssertionError("there is no fault")
