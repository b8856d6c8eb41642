"""Every house template of the corpus becomes a policy that validators accept and that says what a policy must say."""

from __future__ import annotations

import zipfile
from functools import cache
from io import BytesIO
from itertools import chain
from pathlib import Path

import pytest
from lxml import etree

from generator.document.look import Logo, Look
from generator.formats.word.house_error import WordTemplateError
from generator.formats.write_docx import write_docx
from tests import judges
from tests.docx_reader import part, part_names, read_docx
from tests.formats.word.docx_samples import draft, png, policy, said
from tests.formats.word.house_corpus import CORPUS
from tests.formats.word.house_corpus.faults import FAULTS
from tests.formats.word.house_corpus.says import SAYS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
WORD_RELATIONS = "word/_rels/document.xml.rels"
LOGO = Logo(png(30, 20), "Logo")

every_trait = pytest.mark.parametrize("trait", CORPUS)


@cache
def branded(trait: str) -> bytes:
    """Return a policy in the design of a template of the corpus, with a logo."""
    return write_docx(policy(), Look(logo=LOGO, word_template=CORPUS[trait].saved()))


def stories(content: bytes, kind: str) -> list[etree._Element]:
    """Return the header and the footer of a kind of page."""
    targets = {each.get("Id"): each.get("Target") for each in part(content, WORD_RELATIONS)}
    section = next(part(content, "word/document.xml").iter(f"{W}sectPr"))
    ids = [each.get(f"{R}id") for each in section if each.get(f"{W}type") == kind]
    return [part(content, f"word/{targets[id]}") for id in ids]


def shown(content: bytes, kind: str) -> str:
    """Return the words of the header and footer of a kind of page, with the instructions of their fields."""
    texts = chain.from_iterable(each.iter(f"{W}t", f"{W}instrText") for each in stories(content, kind))
    return "|".join(text.text or "" for text in texts)


@every_trait
def test_what_becomes_of_a_template_is_valid(trait: str) -> None:
    """A policy and a draft in the design of a template are valid against the schemas of ECMA-376."""
    marked = write_docx(draft(), Look(word_template=CORPUS[trait].saved()))

    assert [] == judges.docx_schema(branded(trait)) + judges.docx_schema(marked)


@every_trait
def test_words_and_numbers_are_the_models(trait: str) -> None:
    """Whatever the template has, each paragraph says what the model says, with the same number."""
    assert [line for line in said(policy()) if any(line)] == [
        line for line in read_docx(branded(trait)).text if any(line)
    ]


@every_trait
def test_every_page_says_what_it_belongs_to(trait: str) -> None:
    """Title, version and page number stand on every page but the first, on left pages too where these differ."""
    content = branded(trait)
    left = part(content, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    for kind in ("default", "even") if left else ("default",):
        words = shown(content, kind)
        assert "Social media policy" in words
        assert "1.2" in words
        assert " PAGE" in words


@every_trait
def test_a_draft_says_so_on_every_page(trait: str) -> None:
    """DRAFT stands in the header of every kind of page that there is."""
    content = write_docx(draft(), Look(word_template=CORPUS[trait].saved()))
    section = next(part(content, "word/document.xml").iter(f"{W}sectPr"))
    left = part(content, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    kinds = (
        {"default"} | ({"even"} if left else set()) | ({"first"} if section.find(f"{W}titlePg") is not None else set())
    )

    assert [] == [kind for kind in kinds if "DRAFT" not in shown(content, kind)]


@every_trait
def test_every_picture_has_a_number_of_its_own(trait: str) -> None:
    """The logo and the pictures of the house are told apart by their numbers, in all parts of the file."""
    content = branded(trait)
    roots = [part(content, name) for name in part_names(content) if name.endswith(".xml")]
    numbers = [picture.get("id") for root in roots for picture in root.iter(PICTURE)]

    assert len(numbers) == len(set(numbers)) > 0


@every_trait
def test_nothing_points_out_of_the_file(trait: str) -> None:
    """Pointers lead to parts that are there or to pages on the web, and every id that a part uses is there."""
    content = branded(trait)
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = set(package.namelist())
        for name in sorted(names - {"[Content_Types].xml"}):
            if not name.endswith(".xml"):
                continue
            folder, _, file = name.rpartition("/")
            pointers = f"{folder}/_rels/{file}.rels"
            known = {each.get("Id"): each for each in part(content, pointers)} if pointers in names else {}
            root = etree.fromstring(package.read(name))
            used = {value for each in root.iter(etree.Element) for key, value in each.attrib.items() if R in str(key)}
            assert used <= set(known)
            outside = [each.get("Target", "") for each in known.values() if each.get("TargetMode")]
            assert [] == [target for target in outside if not target.startswith("https://")]
            inside = [each.get("Target", "") for each in known.values() if not each.get("TargetMode")]
            assert [] == [it for it in inside if f"{folder}/{it}" not in names and it[3:] not in names]


@pytest.mark.parametrize("trait", SAYS)
def test_a_header_says_what_is_true_of_the_policy(trait: str) -> None:
    """What a house header shows of its own file, it shows of the policy; the rest of its words stay."""
    template, expected = SAYS[trait]
    header = part(write_docx(policy(), Look(word_template=template.saved())), "word/brand/header-default.xml")

    assert expected == "".join(text.text or "" for text in header.iter(f"{W}t"))


@pytest.mark.parametrize("fault", FAULTS)
def test_a_template_is_refused_with_a_reason_and_an_action(fault: str) -> None:
    """What runs, fetches, asks to be filled in, is broken or too large is refused, naming the part where it can."""
    template, reason = FAULTS[fault]
    with pytest.raises(WordTemplateError) as refused:
        write_docx(policy(), Look(word_template=template.saved()))

    assert refused.value.fact.startswith("the Word template")
    assert reason in refused.value.fact
    assert refused.value.action


# ---- judges


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A policy in the design of each template, as files."""
    folder = tmp_path_factory.mktemp("corpus")
    paths = [folder / f"{trait.replace(' ', '-')}.docx" for trait in CORPUS]
    for path, trait in zip(paths, CORPUS, strict=True):
        path.write_bytes(branded(trait))
    return paths


@pytest.mark.judge
def test_libreoffice_opens_the_corpus(saved: list[Path], tmp_path: Path) -> None:
    """LibreOffice opens them all."""
    assert len(saved) == len(judges.libreoffice_pdf(saved, tmp_path))


@pytest.mark.judge
def test_openxml_audit_accepts_the_corpus(saved: list[Path]) -> None:
    """Openxml-audit finds nothing wrong with any of them."""
    assert [] == judges.openxml_audit(saved)


@pytest.mark.judge
def test_the_open_xml_sdk_accepts_the_corpus(saved: list[Path]) -> None:
    """Microsoft's SDK finds nothing wrong with any of them either."""
    assert [] == judges.openxml_sdk(saved)
