"""What an organisation writes comes out as those very characters in every format."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import etree

from generator.batch.read_library import read_library
from generator.context.unfit import unfit_values
from generator.diagnostics import Problems
from generator.document import Document
from generator.document.look import Look
from generator.document.spaces import NO_BREAK_SPACE
from generator.formats.write_docx import write_docx
from generator.policy.compose import Composer
from generator.policy.write import write_policy
from generator.source.characters import line_fault, looks_unfilled, template_mark
from tests.as_text import html_of, markdown_of
from tests.hostile import HOSTILE
from tests.html_reader import read_html
from tests.policies import (
    TEMPLATE_IDS,
    TEMPLATES,
    Data,
    docx_lines,
    everything_on,
    html_lines,
    lines,
    markdown_lines,
    organisation,
    policy,
    rich,
)
from tests.published import read_published
from tests.strategies import words

every_text = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())

# ---- a template that shows a value in every kind of place

SAMPLE = {
    "template.yaml": """\
id: sample
title: Sample policy
language: en-GB
roles:
  accountable_lead: {label: Lead, duty: answers for it}
facts:
  answer: {ask: "What is the answer?", default: none}
sections:
  - {id: control, title: Control, kind: front}
  - {id: main, title: Main}
""",
    "sections/control.md.j2": """\
| Item | Detail |
|---|---|
| Name | {{ name }} |
| {{ document.version }} | {{ document.approved_by }} {{ document.reference }} |
{% for item in registrations %}
| {{ item.label }} | {{ item.number }} |
{% endfor %}
{% for item in document.history %}
| {{ item.version }} | {{ item.change }} |
{% endfor %}
""",
    "sections/main.md.j2": """\
{{ name }}

By {{ name }}.

1. {{ role("accountable_lead") }}
   {: #first }

1. See **{{ role("accountable_lead") }}**, *{{ facts.answer }}*,
   “{{ us }}” ({{ us }}), {{ us }}{{ contacts.media }}!{{ us }}.
   {: #styled }

    - {{ purpose }}
    - {{ facts.answer }};
    - with {{ people }}, {{ board }}, {{ beneficiaries }} and {{ supporters }}.

Accounts:

{% for item in channels %}
- {{ item.platform }}: {{ item.handle }}, {{ item.purpose }}, {{ item.owner }}
{% endfor %}

Rules:

1. Under {{ policy("house-rules") }} and {{ policy("linked-rules") }}.
   {: #policies }
""",
}


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Composer:
    """Return the sample template made ready."""
    folder = tmp_path_factory.mktemp("templates")
    (folder / "sample" / "sections").mkdir(parents=True)
    for name, text in SAMPLE.items():
        (folder / "sample" / name).write_text(text, encoding="utf-8")
    return read_library((folder, TEMPLATES)).composer("sample")


def everywhere(text: str, template_id: str, data: Data) -> Data:
    """Return what an organisation's file says with one text in every place that takes any text."""
    document = dict.fromkeys(
        ("reference", "version", "approved_by", "classification", "category", "author", "supersedes"), text
    )
    history = [
        {"version": text, "on": "2024-05-02", "change": text},
        {"version": f"{text} 2", "on": "2025-05-02", "change": text},
    ]
    return {
        **data,
        "name": text,
        "short_name": text,
        "purpose": f"to see {text}",
        "registrations": [{"register": "other", "label": text, "number": text}],
        "terms": {**dict.fromkeys(("people", "board", "beneficiaries", "supporters"), text), "voice": "third"},
        "roles": dict.fromkeys(data["roles"], text),
        "channels": [
            {"platform": text, "handle": text, "purpose": text, "login": text, "owner": "accountable_lead"},
            {
                "platform": text,
                "handle": text,
                "purpose": text,
                "url": "https://example.org",
                "owner": "accountable_lead",
            },
        ],
        "related_policies": [{**each, "title": text, "ref": text} for each in data["related_policies"]],
        "contacts": dict.fromkeys(("out_of_hours", "media", "wellbeing"), text),
        "policies": {
            template_id: {
                **data["policies"][template_id],
                "document": {**document, "history": history},
                "front_matter": {"icon": text, "inner": {"list": [text]}},
            }
        },
    }


def of_sample(text: str) -> Data:
    linked = {"id": "linked-rules", "url": "https://example.org/rules"}
    data = {
        "roles": {"accountable_lead": text},
        "related_policies": [{"id": "house-rules"}, linked],
        "policies": {"sample": {}},
    }
    return {**everywhere(text, "sample", data), "facts": {"answer": text}}


def expected_lines(text: str) -> list[str]:
    """Return what the sample policy says when every value is this text; a stop of its own is stop enough."""
    end = "" if text.endswith((".", "!", "?", "…")) else "."
    table = ["Item", "Detail", "Name", text, text, f"{text} {text}", text, text, text, text, f"{text} 2", text]
    clause = f"1.2 See {text}, {text}, “{text}” ({text}), {text}{text}!{text}{end}"
    bullets = [f"to see {text.rstrip('.')}", f"{text};", f"with {text}, {text}, {text} and {text}{end}"]
    channels = [f"{text}: {text}, {text}, {text}"] * 2
    return [
        *("Control", *table, "1. Main", text, f"By {text}{end}"),
        *(
            f"1.1 {text}",
            clause,
            *bullets,
            "Accounts:",
            *channels,
            "Rules:",
            f"1.3 Under the {text} and the {text}{end}",
        ),
    ]


def loose(document: Document) -> list[str]:
    """Return the lines of a document that holds no number to the words of the template beside it."""
    return [line.replace(NO_BREAK_SPACE, " ") for line in lines(document)]


@every_text
def test_hostile_text_is_said_as_it_was_written(text: str, sample: Composer) -> None:
    """A value comes out literally in a table, a paragraph, a clause, a bullet, a link, bold and beside itself."""
    document = write_policy(sample, organisation(of_sample(text)))

    assert [line.replace(NO_BREAK_SPACE, " ") for line in expected_lines(text)] == loose(document)
    check_formats(document)


@every_text
def test_hostile_text_is_said_as_it_was_written_about_the_document(text: str, sample: Composer) -> None:
    """A value comes out literally in the front matter, the head of the page and the properties of the Word file."""
    document = write_policy(sample, organisation(of_sample(text)))
    about = f"Sample policy of {text}"
    page = read_html(html_of(document, Look()))
    matter = yaml.safe_load(markdown_of(document).split("\n---\n")[0])

    assert {
        "title": f"Sample policy – {text}",
        "description": about,
        "author": text,
        "version": text,
        "icon": text,
        "inner": {"list": [text]},
    } == matter
    assert [f"Sample policy – {text}"] == page.words("head/title")
    assert [about] == [each.get("content") for each in page.root.iterfind("head/meta[@name='description']")]
    assert [text, text, about, text] == list(properties(document, "subject", "creator", "description", "version"))


def properties(document: Document, *names: str) -> Iterator[str]:
    with ZipFile(BytesIO(write_docx(document, Look()))) as package:
        root = etree.fromstring(package.read("docProps/core.xml"))
    for name in names:
        found = root.find(f"{{*}}{name}")
        yield "" if found is None else found.text or ""


def check_formats(document: Document) -> None:
    """Each format says the lines of the model under the organisation's own name, character for character."""
    markdown, page = markdown_of(document), html_of(document, Look())
    head = [document.title, *filter(None, [document.byline])]

    assert [" – ".join(head), *lines(document)] == [read_published(markdown).title, *markdown_lines(markdown)]
    assert [*head, *lines(document)] == [*read_html(page).words("body/header/*"), *html_lines(page)]
    assert [*head, *filter(None, lines(document))] == docx_lines(write_docx(document, Look()))


@pytest.mark.parametrize("text", ["Tea & Toast <Trust> *Ltd*", "1. { } [ ] # | _ ~ $ \\ ! - +", "*", "בית &copy; {x}"])
@pytest.mark.parametrize("template_id", TEMPLATE_IDS)
def test_hostile_text_in_a_real_policy(template_id: str, text: str) -> None:
    """Every template says a hostile text literally wherever it is used, with all of its parts on."""
    data = everywhere(text, template_id, rich(template_id, sections=everything_on(template_id), acknowledgement="true"))
    document = policy(template_id, data)

    assert any(text in line for line in lines(document))
    check_formats(document)


# ---- any name at all

JOINERS = st.sampled_from("\u200d\u00ad\u200b\u200e\u00a0\u3000 ")
odd = st.lists(st.one_of(JOINERS, st.characters(exclude_categories=["C"]), words), min_size=1, max_size=8).map("".join)


@given(name=words)
def test_any_printable_name_is_taken_and_comes_out(name: str, sample: Composer) -> None:
    """A name of printable characters with single spaces is taken, and is literal in all three formats."""
    assume(not template_mark(name) and not looks_unfilled(name) and not name.lower().startswith("the "))
    given = organisation(of_sample(name))
    assume(not list(unfit_values(given, given.roles)))
    document = write_policy(sample, given)

    assert f"By {name.replace(NO_BREAK_SPACE, ' ')}" in loose(document)[15]
    check_formats(document)


@given(name=odd)
def test_any_name_that_is_taken_comes_out(name: str, sample: Composer) -> None:
    """Whatever characters a name has, joiners and odd spaces too, it is literal in all three formats or refused."""
    if line_fault(name) or template_mark(name) or looks_unfilled(name):
        with pytest.raises(Problems):
            organisation(of_sample(name))
    else:
        given = organisation(of_sample(name))
        assume(not list(unfit_values(given, given.roles)))
        check_formats(write_policy(sample, given))


@pytest.mark.parametrize(
    ("name", "first", "within"),
    [
        ("the *Trust*", "The *Trust*", "the *Trust*"),
        ("The <Trust>", "The <Trust>", "the <Trust>"),
        ("the", "the", "the"),
        ("Theatre & Co", "Theatre & Co", "Theatre & Co"),
        ("THE [Trust]", "The [Trust]", "the [Trust]"),
    ],
)
def test_the_article_of_a_name_follows_its_sentence(name: str, first: str, within: str, sample: Composer) -> None:
    """Only the article of a name changes with its place; the rest is literal in all three formats."""
    data = {**of_sample("X"), "name": name}
    document = write_policy(sample, organisation(data))

    assert [first, f"By {within}."] == lines(document)[14:16]
    check_formats(document)
