"""What the fuzzers start from: organisations that are right, and a small template with a place for every value."""

from __future__ import annotations

import copy
from random import Random
from typing import Any

import yaml

from generator.document import PartId
from generator.organisation.meant_keys import _MEANT
from generator.organisation.model import OrganisationShape, Terms
from generator.organisation.policy_entry import DocumentDetails, PolicyEntry
from generator.rendering.library import Library
from generator.template.folders import TemplateFiles, TemplateFolder
from tests.policies import LIBRARY as SHIPPED
from tests.policies import SAMPLES, TEMPLATE_IDS, plain, rich, template
from tests.tools import ROOT

SMALL = {
    "templates/_shared/law/england-wales.yaml": "id: england-wales\ntitle: England\nas_of: 2026-01-01\nfacts: {}\n",
    "templates/_shared/page.css": "body { max-width: 60ch }\n",
    "templates/sample/template.yaml": """\
id: sample
title: Sample policy
language: en-GB
roles:
  accountable_lead: {label: Lead, duty: answers for it}
  helper: {label: Helper, duty: helps, falls_back_to: accountable_lead, warn: true}
facts:
  answer: {ask: "What is the answer?", default: none}
  is_open: {ask: "Is it open?", default: true}
sections:
  - {id: control, title: Control, kind: front}
  - {id: main, title: Main}
  - {id: more, title: More of it, optional: true, why: Keep it., needs: [main]}
  - {id: list, title: List, kind: schedule, optional: true, default: full}
""",
    "templates/sample/sections/control.md.j2": """\
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
    "templates/sample/sections/main.md.j2": """\
1. The {{ role("accountable_lead") }} decides for {{ us }}.
   {: #first }

1. See **{{ role("helper") }}**, *{{ facts.answer }}* and {{ ref("more", otherwise="the rest") }}, which must:
   {: #styled .optional }

    - be for {{ people }}, {{ board }}, {{ beneficiaries }} and {{ supporters }};
    - be {{ possessive(board) }} own; and
    - {{ purpose }}.

{% if facts.is_open %}
1. {{ we("open") }} to everyone. {{ does(board, "decide") }}.
   {: #open when="facts.is_open" needs="main.first" }
{% endif %}

!!! guidance
    A note on {{ name }}.
""",
    "templates/sample/sections/more.md.j2": """\
## Accounts {: #accounts }

{% for item in channels %}
- {{ item.platform }}: {{ item.link }}, {{ item.purpose }}, {{ item.owner }}
{% endfor %}

## Rules {: #rules .optional }

1. Under {{ policy("house-rules", otherwise="our rules") }}, see {{ ref("main.first") }}.
   {: #policies }
""",
    "templates/sample/sections/list.md.j2": "Ask {{ contacts.media }} or [us](https://example.org).\n",
}
ORGANISATION: dict[str, Any] = {
    "name": "Northbank Youth Trust",
    "short_name": "the Trust",
    "purpose": "to help young people",
    "registrations": [{"register": "other", "label": "Lottery", "number": "0123"}],
    "terms": {
        "people": "staff",
        "board": "trustees",
        "beneficiaries": "guests",
        "supporters": "friends",
        "voice": "third",
    },
    "roles": {"accountable_lead": "Chief Executive", "helper": "Office Manager"},
    "facts": {"answer": "forty-two", "is_open": "true"},
    "channels": [
        {"platform": "Instagram", "handle": "@n", "purpose": "news", "owner": "helper", "url": "https://x.example/n"}
    ],
    "related_policies": [{"id": "house-rules", "title": "House Rules", "url": "https://x.example/h", "ref": "H-1"}],
    "contacts": {"media": "press@x.example"},
    "policies": {
        "sample": {
            "length": "full",
            "document": {
                "version": "1.10",
                "approved_by": "Board",
                "reference": "R-1",
                "history": [{"version": "1.0", "on": "2024-05-02", "change": "First issue"}],
            },
            "wording": {"main.first": "The {{ role('helper') }} decides with the {{ role('accountable_lead') }}."},
            "extra": [{"after": "main.styled", "id": "own", "text": "Be *kind*:\n\n- today;\n- always."}],
        }
    },
}
SMALL_FOLDER = TemplateFolder(
    "templates",
    {path.removeprefix("templates/"): text.encode() for path, text in SMALL.items() if "_shared" not in path},
)
LIBRARY = Library(TemplateFiles((SMALL_FOLDER, *SHIPPED.files.folders)))
BRAND = {
    name: (ROOT / "orgs/northbank-youth-trust/logo.png").read_bytes()
    for name in ("northbank-youth-trust/logo.png", "northbank/logo.png")
}
_SAMPLE_DATA = [yaml.load(path.read_bytes(), Loader=yaml.BaseLoader) for path in SAMPLES]  # noqa: S506  # texts only

WORDS = tuple(
    str(word)
    for word in dict.fromkeys(
        [
            *OrganisationShape.model_fields, *PolicyEntry.model_fields, *DocumentDetails.model_fields,
            *Terms.model_fields, *(word for words in _MEANT.values() for word in words),
            *(name for id_ in TEMPLATE_IDS for name in template(id_).roles),
            *(name for id_ in TEMPLATE_IDS for name in template(id_).facts),
            *(name for id_ in TEMPLATE_IDS for name in template(id_).parts if not PartId(name).is_made_up),
            *(part.title for id_ in TEMPLATE_IDS for part in template(id_).parts.values() if part.title),
            "2.1", "6.5.3", "section 3", "Schedule A", "Shop Manager", "approved", "open", "closed", "short", "full",
            *TEMPLATE_IDS, "sample", "main", "main.first", "control", "safegarding", "data protection",
        ]
    )
)  # fmt: skip
"""Keys, ids and titles that mean something somewhere, and what people write for them."""


def organisation_by_lot(random: Random) -> Any:
    """Return the data of an organisation that is right: small, a sample, the least there is, or all there can be."""
    kind = random.randrange(10)
    if kind < 6:
        return copy.deepcopy(ORGANISATION)
    if kind < 8:
        return copy.deepcopy(random.choice(_SAMPLE_DATA))
    return random.choice((plain, rich))(random.choice(TEMPLATE_IDS))
