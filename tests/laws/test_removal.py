"""Whatever is dropped, the policy that is left reads right: nothing dangles, and its numbers have no gap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

import pytest

from generator.diagnostics import Problems
from generator.document import (
    Block,
    Bullet,
    BulletList,
    Clause,
    CrossReference,
    Document,
    Paragraph,
    Placeholder,
    Section,
    SectionBlock,
    SectionKind,
    Table,
    Target,
    walk,
)
from generator.document.traverse import leaves
from generator.passes.number import number
from tests.builders import bullets, clause, doc, p, ref, sec, sub, value
from tests.finish import resolve
from tests.policies import (
    JURISDICTIONS,
    TEMPLATE_IDS,
    THOROUGH,
    VOICES,
    Data,
    at_random,
    consistent,
    everything_off,
    everything_on,
    lines,
    optional_parts,
    plain,
    policy,
    rich,
    template,
    words_of,
)

SUBSETS = range(600 if THOROUGH else 60)
ELEVEN = (
    "introduction", "context", "scope", "responsibilities", "general-guidelines", "organisation-accounts",
    "personal-accounts", "safe-use", "copyright", "security-data", "enforcement",
)  # fmt: skip

every_template = pytest.mark.parametrize("template_id", TEMPLATE_IDS)


def faults_of(template_id: str, data: Data) -> list[str]:
    """Return what keeps an organisation's policy from being built, or what reads wrong in it."""
    try:
        document = policy(template_id, data)
    except Problems as problems:
        return [str(diagnostic) for diagnostic in problems.diagnostics]
    return list(faults_in(document))


def faults_in(document: Document) -> Iterator[str]:
    yield from number_faults(document)
    yield from reference_faults(document)
    yield from structure_faults(document)
    yield from wording_faults(document)


# ---- numbers, counted anew


def number_faults(document: Document) -> Iterator[str]:
    """Yield each number that is not the next one."""
    sections = letters = 0
    for section in document.sections:
        match section.kind:
            case SectionKind.SECTION:
                sections += 1
                expected = f"{sections}."
            case SectionKind.SCHEDULE:
                expected = f"Schedule {chr(ord('A') + letters)}."
                letters += 1
            case _:
                expected = ""
        if section.number != expected:
            yield f"{section.id} has the number {section.number!r}, not {expected!r}"
        yield from _inner_number_faults(section, expected.removeprefix("Schedule "))


def _inner_number_faults(section: Section, prefix: str) -> Iterator[str]:
    for count, node in enumerate(_counted(section), start=1):
        expected = f"{prefix.rstrip('.')}.{count}"
        if node.number != expected:
            yield f"{node.id} has the number {node.number!r}, not {expected!r}"
        if isinstance(node, Section):
            yield from _inner_number_faults(node, expected)


def _counted(section: Section) -> Iterator[Section | Clause]:
    """Yield the clauses and sub-sections that count together, those under sub-headings included."""
    yield from (block for block in section.blocks if isinstance(block, Clause))
    for part in section.sections:
        if part.kind is SectionKind.SUBHEADING:
            assert part.number == "", "a sub-heading has no number"
            yield from _counted(part)
        else:
            yield part


# ---- references


def reference_faults(document: Document) -> Iterator[str]:
    """Yield each reference that leads nowhere or says another number than its target has."""
    nodes = {node.id: node for node in walk(document.sections)}
    slugs = {node.slug for node in nodes.values() if isinstance(node, Section)}
    for node in nodes.values():
        for inline in leaves(node):
            if isinstance(inline, CrossReference):
                yield from (f"{node.id}: {fault}" for fault in _reference_faults(inline, nodes, slugs))


def _reference_faults(reference: CrossReference, nodes: dict[str, Section | Clause], slugs: set[str]) -> Iterator[str]:
    found, target = reference.found, nodes.get(reference.target)
    if found is None or target is None:
        yield f"the reference to {reference.target} leads nowhere"
        return
    if found.anchor != target.id or found.slug not in slugs:
        yield f"the reference to {target.id} goes to {found.anchor}, #{found.slug}"
    bearer = target if target.number else nodes[found.bearer]
    label = bearer.number.rstrip(".")
    if isinstance(bearer, Clause):
        label = f"clause\u00a0{label}"
    elif bearer.kind is SectionKind.FRONT:
        label = f"“{bearer.title}”"
    elif bearer.kind is not SectionKind.SCHEDULE:
        label = f"section\u00a0{label}"
    if found.label.casefold() != label.casefold():
        yield f"the reference to {target.id} says '{found.label}', not '{label}'".replace("\u00a0", " ")


# ---- lead-ins, headings, lists


def structure_faults(document: Document) -> Iterator[str]:
    """Yield each heading without content, lead-in without a list and list that ends wrongly."""
    for node in walk(document.sections):
        if isinstance(node, Section) and not node.blocks and not node.sections:
            yield f"{node.id} is a heading without content"
        for block, following in zip_longest(node.blocks, node.blocks[1:]):
            if _leads_in(block) and not isinstance(following, BulletList | Table | Clause):
                yield f"{node.id} has a lead-in that leads in nothing: {_text(block)!r}"
            if isinstance(block, BulletList):
                yield from (f"{node.id}: {fault}" for fault in _list_faults(block))
        for inline in leaves(node):
            if isinstance(inline, Placeholder) and inline.value is None:
                yield f"{node.id}: {inline.field} has no value"


def _leads_in(block: SectionBlock) -> bool:
    return isinstance(block, Paragraph) and _text(block).endswith(":")


def _list_faults(found: BulletList) -> Iterator[str]:
    """A list is one sentence whose items end with semicolons, or each of its items is a sentence."""
    texts = [words_of(bullet.children) for bullet in found.bullets]
    ends = "".join(text[-1] for text in texts)
    if ends not in (";" * (len(ends) - 1) + ".", "." * len(ends)):
        yield f"the items of a list end with {ends}: {texts}"


def _text(block: Paragraph | Bullet | object) -> str:
    return words_of(block.children) if isinstance(block, Paragraph | Bullet) else ""


# ---- words

WRONG_ANYWHERE = {
    "a private-use character": re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]"),
    "braces": re.compile(r"\{\{|\}\}|\{%|%\}"),
    "a square bracket": re.compile(r"\["),
    "a word of the program": re.compile(r"\b(undefined|None|TODO|True|False)\b"),
    "two spaces": re.compile("  "),
    "a space before a mark": re.compile(r" [.,;:?!)]"),
    "two full stops": re.compile(r"\.\."),
    "two marks": re.compile(r"[,;:][.,;:]"),
    "a word twice": re.compile(r"\b(the|a|an|and|or|of|to|in|for|on|must|may|not|by|is) \1\b", re.IGNORECASE),
    "two articles": re.compile(r"\b(the|a|an|our) (the|a|an|our)\b", re.IGNORECASE),
    "a small letter after a full stop": re.compile(r"[.?!] [a-z]"),
    "a doubled possessive": re.compile(r"’s’|’’|s’s\b"),
}


def wording_faults(document: Document) -> Iterator[str]:
    """Yield each line that no careful reader would let pass."""
    for line in lines(document):
        words = re.sub(r"^(Schedule [A-Z]+\.|[A-Z0-9.]+) ", "", line)
        for name, pattern in WRONG_ANYWHERE.items():
            if pattern.search(words):
                yield f"{name}: {line!r}"
    for node in walk(document.sections):
        yield from (f"{node.id}: {fault}" for fault in _sentence_faults(node))


def _sentence_faults(node: Section | Clause) -> Iterator[str]:
    """A paragraph or clause starts with a capital, unless it completes a lead-in, and ends with a mark."""
    led = False
    # The first words of a clause are seen with their section, where their lead-in is.
    for block in node.blocks[1:] if isinstance(node, Clause) else node.blocks:
        paragraph = block.blocks[0] if isinstance(block, Clause) else block
        if isinstance(paragraph, Paragraph):
            text = _text(paragraph)
            if text.lstrip("“‘(")[:1].islower() and not led:
                yield f"it starts with a small letter: {text!r}"
            if not re.search(r"[.?!:][’”)]?$", text) and not (led and text.endswith(";")):
                yield f"it does not end with a mark: {text!r}"
        led = _leads_in(block) or (led and isinstance(block, Clause))


# ---- the checks themselves

WRONG_TARGET = Target("clause", "1.9", "a.b", "a.b", "1-a")
SOUND = sec("a", "A", p("You must:"), clause("a.b", "go;"), clause("a.c", "see ", ref("a.b"), "."))
FAULTY: dict[str, SectionBlock] = {
    "leads nowhere": clause("a.b", "See ", ref("a.c"), "."),
    "says 'clause 1.9', not 'clause 1.1'": clause("a.b", "See ", CrossReference("a.b", found=WRONG_TARGET), "."),
    "a lead-in that leads in nothing": p("You must:"),
    "a.b has a lead-in that leads in nothing": clause("a.b", "You must:"),
    "the items of a list end with ;;": bullets("wait;", "see;"),
    "the items of a list end with ;.;": bullets("wait;", "see.", "go;"),
    "name has no value": p("By ", value("name", None), "."),
    "braces": p("By {{ name }}."),
    "a private-use character": p("By \ue000."),
    "a square bracket": p("By [name]."),
    "a word of the program": p("By None."),
    "a space before a mark": p("By us ."),
    "two full stops": p("By us.."),
    "two marks": p("By us,; then."),
    "a word twice": p("By must must."),
    "two articles": p("By the The Trust."),
    "a small letter after a full stop": p("By us. and you."),
    "a doubled possessive": p("By friends’’ help."),
    "it starts with a small letter": clause("a.b", "the Trust may."),
    "it does not end with a mark": clause("a.b", "The Trust may"),
}


@pytest.mark.parametrize("fault", FAULTY)
def test_a_fault_is_seen(fault: str) -> None:
    """Each fault that a policy could have is seen; were it not, all that follows would show nothing."""
    document = number(doc(sec("a", "A", FAULTY[fault])))

    assert fault in " ".join(faults_in(document))


def test_a_wrong_number_is_seen() -> None:
    """A number that skips one is seen at every level, and so is a heading without content."""
    document = doc(
        replace(sec("a", "A", Clause("a.b", (p("It."),), "1.2")), number="2."),
        replace(sec("x", "X", replace(sub("x.y", "Y"), number="2.2"), kind=SectionKind.SCHEDULE), number="Schedule B."),
    )

    assert [
        "a has the number '2.', not '1.'",
        "a.b has the number '1.2', not '1.1'",
        "x has the number 'Schedule B.', not 'Schedule A.'",
        "x.y has the number '2.2', not 'A.1'",
        "x.y is a heading without content",
    ] == list(faults_in(document))


def test_a_sound_policy_has_no_faults() -> None:
    """Numbers in order, references that are found and lead-ins with their clauses are no faults."""
    assert [] == list(faults_in(resolve(number(doc(SOUND)))))


# ---- one part off


@every_template
def test_each_optional_part_can_go_alone(template_id: str) -> None:
    """Every optional section, clause and bullet can be dropped alone, from a plain and from a full policy."""
    found = {}
    for part in optional_parts(template_id):
        sections = consistent(template_id, {**everything_on(template_id), part.id: False})
        full = faults_of(template_id, rich(template_id, sections=sections))
        if faults := [*faults_of(template_id, plain(template_id, sections={part.id: False})), *full]:
            found[part.id] = faults

    assert {} == found


@every_template
def test_what_needs_a_part_goes_with_it_and_nothing_else(template_id: str) -> None:
    """Dropping a part drops what stands in it, what needs it and headings left empty; all else stays."""
    before = policy(template_id, rich(template_id, sections=everything_on(template_id)))
    found = {}
    for part in optional_parts(template_id):
        wishes = consistent(template_id, {**everything_on(template_id), part.id: False})
        expected = ids_of(before) - leaning_on(template_id, part.id)
        expected -= emptied(before, expected)
        left = ids_of(policy(template_id, rich(template_id, sections=wishes)))
        if left != expected:
            found[part.id] = {"gone too": sorted(expected - left), "still there": sorted(left - expected)}

    assert {} == found


def leaning_on(template_id: str, part_id: str) -> set[str]:
    """Return a part and all that stands in it or needs it, directly or through others."""
    gone = {part_id}
    while True:
        more = {
            part.id
            for part in template(template_id).parts.values()
            if part.id not in gone and gone & {part.parent, *part.needs}
        }
        if not more:
            return gone
        gone |= more


def ids_of(document: Document) -> set[str]:
    """Return the ids of sections, clauses, and of paragraphs and bullets that have one."""
    found = set()
    for node in walk(document.sections):
        found |= {node.id, *(id_ for block in node.blocks for id_ in _block_ids(block))}
    return found - {""}


def _block_ids(block: SectionBlock) -> Iterator[str]:
    match block:
        case Paragraph(_, id_):
            yield id_
        case BulletList(bullets):
            yield from (bullet.id for bullet in bullets)
        case _:
            pass


def emptied(document: Document, left: set[str]) -> set[str]:
    """Return the headings that lose their last clause, and the clauses that lose their last bullet."""
    gone = set()
    for node in walk(document.sections):
        if isinstance(node, Section):
            clauses = {inner.id for inner in walk((node,)) if isinstance(inner, Clause)}
            if clauses and not clauses & left:
                gone.add(node.id)
        elif _named_bullets(node.blocks) and not _named_bullets(node.blocks) & left:
            gone.add(node.id)
    return gone


def _named_bullets(blocks: tuple[Block, ...]) -> set[str]:
    """Return the ids of the bullets of a clause, when all of them have one."""
    ids = {bullet.id for block in blocks if isinstance(block, BulletList) for bullet in block.bullets}
    return set() if "" in ids else ids


# ---- many parts off


@pytest.mark.parametrize("jurisdiction", JURISDICTIONS)
@every_template
def test_all_on_and_all_off(template_id: str, jurisdiction: str) -> None:
    """With every optional part on, all off, or nothing said, the policy reads right in both voices."""
    found = {}
    for voice in VOICES:
        place = {"jurisdiction": jurisdiction, "terms": {"voice": voice}}
        for name, data in {
            "on": rich(template_id, sections=everything_on(template_id)),
            "off": plain(template_id, sections=everything_off(template_id)),
            "unsaid": plain(template_id),
        }.items():
            if faults := faults_of(template_id, {**data, **place}):
                found[voice, name] = faults

    assert {} == found


@pytest.mark.parametrize("jurisdiction", JURISDICTIONS)
@every_template
def test_any_subset_reads_right(template_id: str, jurisdiction: str) -> None:
    """Whatever parts, facts and terms an organisation chooses, in either voice, what is left reads right."""
    found = {}
    for seed in SUBSETS:
        # Each subset has one country in turn, or all of them when there is time.
        if THOROUGH or JURISDICTIONS[seed % len(JURISDICTIONS)] == jurisdiction:
            for voice in VOICES:
                if faults := faults_of(template_id, at_random(template_id, seed, jurisdiction, voice)):
                    found[seed, voice] = faults

    assert {} == found


# ---- what an organisation may mean


@pytest.mark.parametrize(
    "given",
    [
        {"roles": {"accountable_lead": "the Director"}},
        {"terms": {"board": "the trustees"}},
        {"related_policies": [{"id": "complaints", "title": "The Complaints Code"}]},
    ],
    ids=["a job title", "the board", "a policy"],
)
def test_an_article_is_never_said_twice(given: Data) -> None:
    """Whoever writes "the Director" reads "the Director", or is told to leave out the article."""
    try:
        document = policy("social-media", {**plain("social-media"), **given})
    except Problems:
        return

    assert [] == list(faults_in(document))


def test_a_wish_is_never_dropped_in_silence() -> None:
    """Whoever keeps a part and drops what it needs is told so."""
    entry = plain("social-media", sections={"moderation": False, "house-rules": True})

    with pytest.raises(Problems):
        policy("social-media", entry)


# ---- the flagship


def test_core_sections_are_the_eleven_of_the_seed() -> None:
    """With every optional section but copyright off, the flagship's sections are the seed's eleven, 1 to 11."""
    sections = [part.id for part in optional_parts("social-media") if part.kind == "section"]
    document = policy("social-media", plain("social-media", sections={name: name == "copyright" for name in sections}))
    numbered = [(section.number, section.id) for section in document.sections if section.kind is SectionKind.SECTION]

    assert [(f"{at}.", name) for at, name in enumerate(ELEVEN, start=1)] == numbered


def test_without_copyright_the_rest_move_up() -> None:
    """With every optional part off, copyright too, ten sections are left, numbered 1 to 10."""
    document = policy("social-media", plain("social-media", sections=everything_off("social-media")))
    numbered = [(section.number, section.id) for section in document.sections if section.kind is SectionKind.SECTION]
    ten = [name for name in ELEVEN if name != "copyright"]

    assert [(f"{at}.", name) for at, name in enumerate(ten, start=1)] == numbered
