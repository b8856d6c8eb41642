"""How the page is made: the same bytes every time, no larger than promised, with all that it needs and all licences."""

from __future__ import annotations

import base64
import gzip
import io
import json
import re
import shutil
import sys
import zipfile
from pathlib import Path
from typing import IO

import pytest
import yaml

from generator.page.bundle.imports import NOT_FOLLOWED, Source, module_name, travelling
from generator.page.bundle.ingredients import PARTS
from tests.house import HOUSE, PACKAGE, Module
from tests.page.browsers import make, play
from tests.page.desk import LEAST, desk
from tests.page.loading import LIST, listed
from tests.tools import NODE_MODULES, ROOT, require, run
from tests.workspace import contents

PINS = ROOT / "generator/page/bundle/pins.txt"
LARGEST_FILE, LARGEST_VISIT = 12_000_000, 9_000_000
"""Bytes of the single file, and of a first visit to a hosted page whose host packs what it sends."""


# ---- what travels


def source(name: str, text: str, *, is_package: bool = False, is_library: bool = False) -> Source:
    path = name.replace(".", "/") + ("/__init__.py" if is_package else ".py")
    return Source(name, path, text.encode(), is_library)


SMALL = {
    each.name: each
    for each in (
        source("ours", "from . import inner\nif TYPE_CHECKING:\n    import never\n", is_package=True),
        source("ours.inner", "def f():\n    from ours.late import x\n    from other import sub\n"),
        source("ours.late", "from .inner import f\n"),
        source("ours.alone", ""),
        source("other", "import deep.one", is_package=True),
        source("other.sub", ""),
        source("deep", "", is_package=True),
        source("deep.one", "def f():\n    import rare\nimport always\n", is_library=True),
        source("always", "", is_library=True),
        source("rare", "", is_library=True),
        source("never", ""),
    )
}


def test_what_is_imported_travels() -> None:
    """Whatever a module imports travels, and its packages; a function of Python's own library does not count."""
    expected = ["always", "deep", "deep.one", "other", "other.sub", "ours", "ours.inner", "ours.late"]

    assert expected == travelling(SMALL, ["ours"])


def test_names_of_modules() -> None:
    """A file names its module, and a package is called like its folder."""
    assert ["yaml", "yaml.nodes"] == [module_name(path) for path in ("yaml/__init__.py", "yaml/nodes.py")]
    assert all(reason for _, reason in NOT_FOLLOWED.values())


def test_whatever_is_loaded_travels() -> None:
    """Every module of the program that answering loads is among those that were found in the source alone."""
    ours = {name_of(module): ours_as_source(module) for module in HOUSE.modules}
    done = run(sys.executable, "-c", LOADED)
    loaded = set(done.stdout.split())

    assert "generator.formats.write_docx" in loaded, done.stderr
    assert set() == loaded - set(travelling(ours, ["generator.page.engine"]))


LOADED = """
import sys
from tests.page.desk import LEAST, desk, said
desk()
for text in (None, LEAST, LEAST + "kind: charty", LEAST.replace("true", "maybe"), "a: ["):
    said(text, ("facts.fundraises", "true"))
import generator.page.engine
shared = {name for name in sys.modules if name.startswith("generator.")}
makers = "batch cli page.bundle page.form interview.as_json".split()
own = {name for name in shared if name.startswith(tuple(f"generator.{maker}" for maker in makers))}
print(*sorted(shared - own))
"""


def name_of(module: Module) -> str:
    return "generator" if module.name == "__init__" else f"generator.{module.name}"


def ours_as_source(module: Module) -> Source:
    is_package = (PACKAGE / module.name.replace(".", "/") / "__init__.py").is_file() or module.name == "__init__"
    return source(name_of(module), module.source, is_package=is_package)


def test_pins_are_those_of_the_program() -> None:
    """Each package that travels is of the very version with which the program is tested, and named by its hash."""
    pinned = dict(re.findall(r"^([\w-]+)==(\S+) --hash=sha256:[0-9a-f]{64}$", PINS.read_text("utf-8"), re.MULTILINE))
    constraints = dict(re.findall(r"^([\w-]+)==(\S+)$", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE))

    assert {name: constraints[name] for name in pinned} == pinned
    assert len(pinned) == len(re.findall(r"^\w", PINS.read_text("utf-8"), re.MULTILINE))


# ---- what is written


@pytest.mark.judge
@pytest.mark.slow
def test_sizes(page: Path) -> None:
    """The single file has at most 12 MB; whoever opens a hosted page fetches at most 9 MB."""
    visit = sum(len(gzip.compress(content, 9)) for content in contents(page / "page").values())

    assert (page / "policy-maker.html").stat().st_size <= LARGEST_FILE
    assert visit <= LARGEST_VISIT


@pytest.mark.judge
@pytest.mark.slow
def test_what_every_test_may_load_is_in_the_page(page: Path, accept: bool) -> None:
    """The list that every test is held against, so that no policy needs another module, is what the page carries."""
    single = (page / "policy-maker.html").read_text("utf-8")
    packed, row = io.BytesIO(unpacked(single, "library.zip")), unpacked(single, "files.bin")
    paths = [*zipfile.ZipFile(packed).namelist(), *(path for path, _ in json.loads(row.partition(b"\n")[0]))]
    carried = {module_name(path.removesuffix("c")) for path in paths if path.endswith(".pyc")}
    others = {name for name in carried if name.partition(".")[0] != "generator"}
    if accept:
        LIST.write_text("".join(f"{name}\n" for name in sorted(others)), "utf-8")

    assert others == listed()


@pytest.mark.judge
@pytest.mark.slow
def test_an_installed_program_makes_the_same_page(page: Path, tmp_path: Path) -> None:
    """Whoever installed the program gets the same page to the byte, on another day, elsewhere, however sets mix."""
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", tmp_path / "wheel")
    with zipfile.ZipFile(next((tmp_path / "wheel").iterdir())) as wheel:
        wheel.extractall(tmp_path / "site")
    (tmp_path / "node_modules").symlink_to(NODE_MODULES)
    elsewhere = {"PYTHONPATH": str(tmp_path / "site"), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    done = run(sys.executable, "-m", "generator.page.bundle", "--out", "out", cwd=tmp_path, env=elsewhere)

    assert 0 == done.returncode, done.stderr
    assert contents(page) == contents(tmp_path / "out")


@pytest.mark.judge
@pytest.mark.slow
def test_two_runs_write_the_same(page: Path, own_page: Path) -> None:
    """What does not come from templates or answers is the same to the byte in two pages, made one after the other."""
    one, other = (contents(folder / "page/parts") for folder in (page, own_page))

    assert {"templates.json.js", "ready.bin.js"} == {path.partition("-")[2] for path in {*one} ^ {*other}}
    assert [] == [path for path in {*one} & {*other} if one[path] != other[path]]


def test_the_questions_are_always_the_same() -> None:
    """The form, the questions and what is made ready have the same bytes however a process mixes its sets.

    Templates are made ready for a fifth of the organisations here, and for all where an installed program makes a page.
    """
    runs = [run(sys.executable, "-c", QUESTIONS, env={"PYTHONHASHSEED": seed}) for seed in "12"]

    assert [0, 0] == [done.returncode for done in runs]
    assert runs[0].stdout == runs[1].stdout


QUESTIONS = """
import hashlib
from generator.batch.read_library import read_library
from generator.page.bundle.ingredients import carried
from generator.page.engine import desk_of, ready_for
from generator.page.form import Start, form_of
from generator.rendering import preparing
from tests.tools import ROOT
preparing._MANY //= 5
templates = carried(read_library([ROOT / "templates"]))
for each in (templates.encode(), ready_for(templates), form_of(desk_of(templates), Start()).encode()):
    print(len(each), hashlib.sha256(each).hexdigest())
"""


@pytest.mark.judge
@pytest.mark.slow
def test_the_page_says_what_it_may(page: Path) -> None:
    """The policy in the page forbids every request, and every script but its own; both wrappings have all parts."""
    single = (page / "policy-maker.html").read_text("utf-8")
    hosted = (page / "page/index.html").read_text("utf-8")
    policies = [re.findall(r'Content-Security-Policy" content="([^"]*)"', text) for text in (single, hosted)]

    for [policy] in policies:
        assert "default-src 'none'" in policy
        assert "connect-src 'none'" in policy
        assert "unsafe-inline" not in policy
        assert "'unsafe-eval'" not in policy
    assert [] == [name for name in PARTS if f'id="part:{name}"' not in single]
    assert {*PARTS} == {name.split("-", 1)[1].removesuffix(".js") for name in contents(page / "page/parts")}


@pytest.mark.judge
@pytest.mark.slow
def test_licences_go_with_it(page: Path) -> None:
    """The licences of everything that the page carries stand in it, and beside it."""
    beside = (page / "policy-maker-licences.txt").read_text("utf-8")
    packages = re.findall(r"^([\w-]+)==(\S+)", PINS.read_text("utf-8"), re.MULTILINE)

    assert beside == (page / "page/licences.txt").read_text("utf-8")
    assert beside.splitlines()[0] in (page / "policy-maker.html").read_text("utf-8")
    titles = {part.strip().partition("\n")[0].lower() for part in beside.split("=" * 80)}
    assert [] == [name for name, version in packages if f"{name.replace('-', '_')} {version}".lower() not in titles]
    for words in (
        "Mozilla Public License",
        "PYTHON SOFTWARE FOUNDATION LICENSE",
        "github.com/pyodide",
        "UNICODE LICENSE",
    ):
        assert words in beside


ENGINE = {
    "Emscripten": b"emscripten",
    "mimalloc": b"mimalloc",
    "HACL*": b"HACL*",
    "Expat": b"XML_ParserCreate",
    "zlib": b"inflate",
    "bzip2": b"bzip2",
    "libmpdec": b"PyInit__decimal",
    "Zstandard": b"PyInit__zstd",
    "SQLite": b"PyInit__sqlite3",
    "liblzma": b"PyInit__lzma",
    "Mersenne Twister": b"PyInit__random",
    "libc++": b"_ZNSt3__2",
}
"""What stands in the engine beside Python, with a trace that it leaves there."""


@pytest.mark.judge
@pytest.mark.slow
def test_nothing_travels_without_its_licence(page: Path) -> None:
    """Each package in the page has its licence there, and so have each part of the engine and each crate."""
    single = (page / "policy-maker.html").read_text("utf-8")
    beside = (page / "policy-maker-licences.txt").read_text("utf-8")
    library, engine, apart = (unpacked(single, name) for name in ("library.zip", "python.wasm", "files.bin"))
    python = tops(NODE_MODULES / "pyodide/python_stdlib.zip")
    licensed = {part.strip().partition(" ")[0].replace("pyyaml", "yaml") for part in beside.split("=" * 80)}
    crates = set(re.findall(rb"registry/src/[^/]+/([\w-]+)-\d", apart))

    assert {"generator"} == tops(io.BytesIO(library)) - python - licensed
    assert [] == [name for name, trace in ENGINE.items() if trace not in engine or name not in beside]
    assert len(crates) > 10
    assert [] == [
        name for name in map(bytes.decode, crates) if f"\n{name.replace('-', '_')} " not in beside.replace("-", "_")
    ]


def tops(archive: Path | IO[bytes]) -> set[str]:
    """Return the names of the packages and modules of an archive."""
    with zipfile.ZipFile(archive) as content:
        return {re.split(r"[/.]", path)[0] for path in content.namelist()}


def unpacked(page: str, name: str) -> bytes:
    """Return a part of the page as it was before it was packed."""
    _, _, rest = page.partition(f'id="part:{name}">')
    return gzip.decompress(base64.b85decode(rest.partition("</script>")[0].replace(",", "<")))


@pytest.mark.judge
@pytest.mark.slow
def test_a_release_has_what_is_made(page: Path) -> None:
    """The release workflow attaches the single file and its licences, and publishes the folder for a host."""
    steps = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text("utf-8"))["jobs"]["page"]["steps"]
    attached, published = (step["with"]["path"].split() for step in steps if "upload" in step.get("uses", ""))
    made = {f"dist/{path.name}" for path in page.iterdir()}

    assert {"dist/policy-maker.html.sha256"} == {*attached} - made
    assert made == {*attached, *published} - {"dist/policy-maker.html.sha256"}


# ---- what is asked of it


def requests() -> dict[str, object]:
    """Return what goes wrong in the tests of the program, file by file, as requests of the page."""
    broken = sorted((ROOT / "tests/organisation/errors").glob("*.yaml"))
    texts = {path.stem: path.read_bytes().decode("utf-8", "replace") for path in broken}
    answers = {name: {"do": "answer", "id": "x", "text": text} for name, text in texts.items()}
    makes = {
        f"{name} as a draft": {
            "do": "make",
            "id": "x",
            "text": text,
            "stage": "draft",
            "formats": ["md", "html", "docx"],
        }
        for name, text in texts.items()
    }
    return {**answers, **makes, "least": {"do": "answer", "id": "x", "text": LEAST}}


@pytest.mark.judge
@pytest.mark.slow
def test_whatever_goes_wrong_is_said_alike(page: Path) -> None:
    """What the tests of the program hold against files is said in the page too, to the letter: no module is missing."""
    from generator.page.engine import ask  # noqa: PLC0415

    wanted = requests()
    seen = play("chromium", "corpus", page / "policy-maker.html", {"requests": wanted})

    assert len(wanted) > 100
    assert {name: json.loads(ask(desk(), json.dumps(each), {}).as_json()) for name, each in wanted.items()} == seen[
        "said"
    ]


# ---- somebody's own


@pytest.fixture(scope="module")
def own_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of an umbrella body, with its own words in a template, its logo, and answers for everybody."""
    require("node", "esbuild", "pyodide")
    tmp_path = tmp_path_factory.mktemp("own")
    section = ROOT / "templates/social-media/sections/introduction.md.j2"
    own = tmp_path / "ours/social-media/sections/introduction.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text(
        section.read_text("utf-8") + "\n1. We of the Riverbend Union help one another.\n   {: #union }\n", "utf-8"
    )
    start = tmp_path / "start.yaml"
    start.write_text(
        f"# Of the union.\n{LEAST}brand: {{logo: union/logo.png}}\n".replace("Riverbend Carers", "A member")
    )
    (tmp_path / "union").mkdir()
    shutil.copy(ROOT / "orgs/northbank-youth-trust/logo.png", tmp_path / "union/logo.png")
    make(tmp_path / "out", "--templates", tmp_path / "ours", "--defaults", start)
    return tmp_path / "out"


@pytest.mark.judge
@pytest.mark.slow
def test_a_page_of_ones_own(own_page: Path) -> None:
    """An umbrella body makes a page with its own words in a template and with answers that everybody starts with."""
    seen = play("chromium", "started", own_page / "policy-maker.html")

    assert "We of the Riverbend Union help one another." in seen["preview"]
    assert "A member" == seen["name"]
    assert seen["text"].startswith("# Of the union.\n")
    assert "came with some answers" in seen["notice"]
    assert ["union/logo.png"] == seen["afterForgetting"]["brand"]
    assert (seen["text"], []) == (seen["afterForgetting"]["text"], seen["afterForgetting"]["problems"])


def test_a_faulty_template_makes_no_page(tmp_path: Path) -> None:
    """What is wrong with somebody's templates is told while the page is made, and no page is."""
    section = tmp_path / "ours/social-media/sections/introduction.md.j2"
    section.parent.mkdir(parents=True)
    section.write_text("1. {{ nobody.knows }\n   {: #slip }\n", "utf-8")
    require("node", "esbuild", "pyodide")
    done = run(
        sys.executable, "-m", "generator.page.bundle", "--templates", tmp_path / "ours", "--out", tmp_path / "out"
    )

    assert (1, False) == (done.returncode, (tmp_path / "out").exists())
    assert "introduction.md.j2:1" in done.stderr
