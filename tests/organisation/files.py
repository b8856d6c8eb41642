"""An organisation's file, whole and at its smallest, and what becomes of one."""

from __future__ import annotations

import pytest
import yaml

from generator.diagnostics import Problems
from generator.organisation.parse import Organisation, Source, parse_organisation

SMALLEST = "name: Northbank Youth Trust\nroles:\n  accountable_lead: Chief Executive\n"
FULL = """\
name: Northbank Youth Trust
short_name: the Trust
kind: society
jurisdiction: scotland
purpose: to help young people
website: https://northbank.example.org/a?b=c#d
registrations:
  - {register: oscr, number: SC012345}
  - {register: other, label: Lottery, number: "0123"}
terms: {people: staff, board: trustees, beneficiaries: young people, supporters: friends, voice: first}
roles: {accountable_lead: Chief Executive, campaigns_lead: Communications Officer}
facts: {works_with_children: yes, opened: 1.10}
channels:
  - {platform: Instagram, handle: "@northbank", url: https://x.example/n, purpose: news, owner: campaigns_lead,
     admins: 2, login: a shared vault, comments: moderated, status: active}
related_policies:
  - {id: data-protection, title: Data Protection Policy, url: "mailto:office@northbank.example.org", ref: DP-1}
contacts: {out_of_hours: 0300 000 0000, night_bus: 12:30}
brand: {logo: northbank/logo.png, colour: "#14506E", font: Arial, word_template: northbank/house.docx}
policies:
  team-social-media:
  social-media:
    sections: {copyright: NO, partners: "Yes", safe-use.spam: FALSE, crisis: true}
    reasons: {copyright: Covered by our Copyright Policy}
    wording:
      general-guidelines.own-up: |
        Own up quickly:  tell {{ role('advice_contact') }}.

        - at once
    extra: [{after: general-guidelines.own-up, id: our-rule, text: "Be *kind*."}]
    document:
      reference: NYT-12
      version: 1.10
      status: approved
      owner: accountable_lead
      approved_by: Board of Trustees
      approved_on: 2026-05-14
      effective_on: "2026-06-01"
      last_review: 2026-05-01
      next_review: 2027-05-14
      review_months: 6
      supersedes: 2.0
      classification: Public
      category: People
      author: A. Writer
      history: [{version: "1.0", on: 2024-05-02, change: First issue}]
    acknowledgement: yes
    front_matter: {icon: FAHammer, order: 7, zip: 0123, version: 1.10, draft: false, answer: no, date: , gone: ~,
                   on: 2026-05-14, text: "2026-05-14", quoted: "true", day: 2026-02-30, tags: [a, 1], nested: {deep: x}}
"""


def parse(text: str) -> Organisation:
    return parse_organisation("northbank", Source("orgs/northbank.yaml", text.encode()))


def named(name: str) -> str:
    return yaml.safe_dump({"name": name, "roles": {"accountable_lead": name}}, allow_unicode=True)


def refusal(text: str) -> str:
    with pytest.raises(Problems) as caught:
        parse(text)
    return str(caught.value)
