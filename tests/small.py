"""A small template whose one clause is the sentence at hand, and what it says for an organisation."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.organisation.parse import Source, parse_organisation
from generator.policy.compose import Composer
from generator.policy.write import write_policy
from generator.rendering.library import Library
from generator.template.folders import TemplateFiles, TemplateFolder
from tests.policies import LIBRARY, lines

LEAD = "accountable_lead"
TEMPLATE = f"""id: sample
title: Sample policy
roles:
  {LEAD}: {{label: Lead, duty: answers for it}}
sections:
  - {{id: only, title: Only}}
"""


@dataclass
class Small:
    """Templates that differ in one sentence; each is made ready once."""

    template: str = TEMPLATE
    composers: dict[str, Composer] = field(default_factory=dict)

    def says(self, sentence: str, data: Mapping[str, Any]) -> str:
        """Return the sentence as the policy of an organisation says it. Raises Problems."""
        given = {"name": "Northbank", "roles": {LEAD: "Manager"}, "policies": {"sample": {}}, **data}
        organisation = parse_organisation("x", Source("orgs/x.yaml", json.dumps(given).encode()))
        return lines(write_policy(self.composer(sentence), organisation))[1].removeprefix("1.1 ")

    def composer(self, sentence: str) -> Composer:
        """Return the template with this sentence, made ready."""
        if sentence not in self.composers:
            clause = f"1. {sentence}\n   {{: #one }}\n"
            files = {"sample/template.yaml": self.template, "sample/sections/only.md.j2": clause}
            folder = TemplateFolder("templates", {name: text.encode() for name, text in files.items()})
            library = Library(TemplateFiles((folder, *LIBRARY.files.folders)))
            self.composers[sentence] = library.composer("sample")
        return self.composers[sentence]
