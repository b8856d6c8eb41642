"""Every point of the seed documents is met by a part of a template, and every fault found in them is mended.

`coverage/<seed>.yaml` says where; `coverage/ids.txt` lists what there is to meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import pytest
import yaml

from generator.document import Clause, Document, Placeholder, walk
from generator.document.traverse import leaves
from tests.policies import TEMPLATE_IDS, everything_on, lines, plain, policy, rich, template, title
from tests.tools import ROOT
from tests.workspace import commands

COVERAGE = Path(__file__).parent / "coverage"
SEEDS = tuple(sorted(COVERAGE.glob("*.yaml")))
TAGS = {
    "docs:authoring-guide": "templates/README.md: Writing a policy template",
    "docs:readme": "README.md: Your first policy",
    "engine:checklist": "generator.policy.checks.regulator.unmet_without_reason",
    "engine:document-control": "generator.context.document_details.document_scope",
    "engine:draft": "policygen build --draft",
    "engine:fallbacks": "generator.policy.checks.roles.fallback_warnings",
    "engine:front-matter": "generator.formats.write_markdown.front_matter",
    "engine:guidance": "generator.passes.prune.without_guidance",
    "engine:jurisdictions": "generator.template.law.parse_law",
    "engine:optional": "generator.policy.selection.select",
    "engine:placeholders": "generator.passes.fill.Filler",
    "engine:roles": "generator.context.names.holder_of",
}
"""What may serve a point instead of a part: a heading of a document, a command with its options, a function."""
ROLES = {
    "accountable_lead", "campaigns_lead", "enquiries_lead", "advice_contact", "commitments_contact",
    "account_authoriser", "account_approver", "account_requests_contact", "ideas_contact", "tools_approver",
}  # fmt: skip
"""The ten places of seed 003 where somebody inserts a role."""

every_seed = pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)


def read(path: Path) -> dict[str, Any]:
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def template_of(coverage: dict[str, Any]) -> str:
    return str(coverage.get("template", "social-media"))


def listed(seed: str) -> list[str]:
    """Return the ids that there are to meet for one seed."""
    rows = [line.split(" ") for line in (COVERAGE / "ids.txt").read_text("utf-8").splitlines() if line[0] != "#"]
    return sorted(id_ for of, id_ in rows if of == seed)


def unknown_places(coverage: dict[str, Any], group: str, key: str) -> dict[str, list[str]]:
    """Return, by id, the places that are neither a part of a template nor a tag; no place at all is unknown too."""
    home = template_of(coverage)
    found = {
        row["id"]: [place for place in row[key] if not is_place(home, place)] for row in coverage[group] if row[key]
    }
    found |= {row["id"]: ["no place"] for row in coverage[group] if not row[key]}
    return {id_: places for id_, places in found.items() if places}


def is_place(home: str, place: str) -> bool:
    """A place is a tag, a part of the template at hand, or `template:part` for a part of another."""
    of, colon, part = place.rpartition(":")
    if colon and of not in TEMPLATE_IDS:
        return place in TAGS
    return "~" not in part and part in template(of or home).parts


@every_seed
def test_no_point_is_lost(path: Path) -> None:
    """The points and faults of a seed that are placed are exactly those there are, each of them once."""
    coverage = read(path)
    placed = [row["id"] for group in ("entries", "faults") for row in coverage.get(group, ())]

    assert listed(path.stem) == sorted(placed)


@every_seed
def test_each_point_is_met_by_a_part_that_exists(path: Path) -> None:
    """Each point of a seed names parts of a template, or features of the program, that there are."""
    assert {} == unknown_places(read(path), "entries", "covered_by")


@every_seed
def test_each_fault_is_mended_by_a_part_that_exists(path: Path) -> None:
    """Each fault of a seed names what mends it, and says how in a sentence."""
    coverage = {"faults": [], **read(path)}

    assert {} == unknown_places(coverage, "faults", "mended_by")
    assert [] == [row["id"] for row in coverage["faults"] if not row["how"].endswith(".")]


IN_FULL = {"facts": {"provides_it": "true"}, "related_policies": [{"id": "complaints", "title": "Complaints Policy"}]}
"""What an organisation says that has computers to lend and other policies: seed 003 has rules for both."""


def test_the_full_length_covers_seed_003() -> None:
    """The full policy of an organisation like that of seed 003 has a part for each of its points."""
    document = policy("social-media", {**plain("social-media", length="full"), **IN_FULL})

    assert [] == unmet(read(COVERAGE / "003.yaml"), {"social-media": ids_of(document)})


@every_seed
def test_everything_on_covers_each_point(path: Path) -> None:
    """With everything on, every point of every seed is met by a part that is printed."""
    printed = {
        each: ids_of(policy(each, {**data, "facts": {**data["facts"], "personal_use_at_work": "reasonable"}}))
        for each in TEMPLATE_IDS
        for data in [rich(each, sections=everything_on(each))]
    }

    assert [] == unmet(read(path), printed)


def ids_of(document: Document) -> set[str]:
    return {str(node.id) for node in walk(document.sections) if node.id}


def unmet(coverage: dict[str, Any], printed: Mapping[str, set[str]]) -> list[str]:
    """Return the points of a seed none of whose places is printed; a feature of the program is there for all."""
    home = template_of(coverage)

    def is_printed(place: str) -> bool:
        of, _, part = place.rpartition(":")
        # A bullet is printed with its clause.
        return place in TAGS or bool({part, part.rpartition(".")[0]} & printed.get(of or home, set()))

    return [row["id"] for row in coverage["entries"] if not any(map(is_printed, row["covered_by"]))]


ONCE_NOMINAL = {
    "s002-clear-purpose": r"^Oakvale Befrienders is here to keep people company\. Social media helps",
    "s002-address-components": r"^10\.\d+ In a crisis, .* may pause all posts and must decide who speaks",
    "s000-cons-discipline": r"a breach can be misconduct\. A serious one can be gross misconduct",
    "s003-3-platform-social-networks": r"Examples are Facebook, Instagram, TikTok, .* WhatsApp",
    "s003-6-2-2-strategy": r"New accounts open only on platforms that fit the social media strategy",
    "s003-4-enquiries-lead": r"requests for help on social media must get an answer, and the Clerk must",
}
"""Points that the first edition met in name only, and how the policy says them now."""


@pytest.mark.parametrize("point", ONCE_NOMINAL)
def test_what_was_nominal_is_truly_there(point: str) -> None:
    """Six points of the seeds are said outright by a full policy."""
    data = plain("social-media", length="full")
    data["roles"]["enquiries_lead"] = "Clerk"
    said = lines(policy("social-media", {**data, "purpose": "to keep people company", "facts": {"strategy": "true"}}))

    assert any(re.search(ONCE_NOMINAL[point], line) for line in said)
    assert point in {row["id"] for path in SEEDS for row in read(path)["entries"]}


@pytest.mark.parametrize(("tag", "place"), TAGS.items())
def test_each_feature_is_there(tag: str, place: str) -> None:
    """What serves a point instead of a part of a template exists."""
    assert is_there(place), tag


def is_there(place: str) -> bool:
    """Tell whether a heading is in its document, a command has its options, or what a name leads to can be called."""
    document, colon, heading = place.partition(": ")
    if colon:
        return re.search(rf"^#+ {re.escape(heading)}$", (ROOT / document).read_text("utf-8"), re.MULTILINE) is not None
    program, _, words = place.partition(" ")
    if program == "policygen":
        name, *options = words.split()
        command = commands().get(name)
        return command is not None and set(options) <= {flag for option in command.params for flag in option.opts}
    try:
        return callable(resolve_name(place))
    except (ImportError, AttributeError):
        return False


@pytest.mark.parametrize(
    "place",
    [
        "README.md: Your last policy",
        "policygen proofread",
        "policygen build --proofread",
        "generator.policy.checks.regulator.everything_met",
        "generator.proofread.proofread",
        "generator.policy.checks.regulator",
    ],
)
def test_a_feature_that_is_not_there_is_missed(place: str) -> None:
    """A heading, a command, an option or a function that there is not cannot serve a point."""
    assert not is_there(place)


def test_each_feature_serves_a_point() -> None:
    """No feature is named that serves nothing."""
    served = {place for path in SEEDS for row in rows(read(path)) for place in row}

    assert [] == sorted(set(TAGS) - served)


def rows(coverage: dict[str, Any]) -> Iterator[list[str]]:
    """Yield the places of each point and of each fault of a seed."""
    yield from (row["covered_by"] for row in coverage["entries"])
    yield from (row["mended_by"] for row in coverage.get("faults", ()))


def test_the_ten_roles_of_seed_003() -> None:
    """The ten places where seed 003 asks for a role are ten roles, each placed once."""
    assert sorted(ROLES) == sorted(row["role"] for row in read(COVERAGE / "003.yaml")["roles"])


@every_seed
def test_each_role_stands_where_its_duty_is(path: Path) -> None:
    """Where every role has a title of its own, the clause of a duty names the title of that very role."""
    coverage = read(path)
    home = template_of(coverage)
    document = policy(home, rich(home, sections=everything_on(home)))
    named = {
        (node.id, inline.field, inline.value)
        for node in walk(document.sections)
        if isinstance(node, Clause)
        for inline in leaves(node)
        if isinstance(inline, Placeholder)
    }
    expected = {(row["clause"], f"roles.{row['role']}", title(row["role"])) for row in coverage.get("roles", ())}

    assert set() == expected - named
