"""Whether people could do their duties: posts that nobody has, two duties that must not meet, doors that are one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.check.case import Case
from generator.check.finding import Finding, finding
from generator.codes.of_working import LOST_DOOR, SAME_DOOR, SAME_PERSON, VACANT
from generator.compare.pieces import tidy
from generator.compare.read_markdown import plain
from generator.context.terms import board_of
from generator.diagnostics import quoted
from generator.organisation.parse import Organisation
from generator.passes.nouns import member_of
from generator.template.demands import Apart

_NOBODY = re.compile(
    r"(?:vacant|vacancy|tb[acd]|to be (?:agreed|announced|appointed|confirmed|decided|filled)|nobody|no[ -]one|none|"
    r"n/?a|unknown|not (?:yet )?(?:appointed|known|filled)|(?:post|role|position) vacant|currently vacant)\b.*"
    r"|.*\((?:vacant|vacancy|post vacant|currently vacant|to be (?:appointed|confirmed))\)",
    re.IGNORECASE,
)
_ROLE = re.compile(r"\b(?:role|contact|second)\(\s*[\"'](\w+)[\"']")
_SECOND = re.compile(r"\bsecond\(")


def vacant_posts(organisation: Organisation) -> Iterator[Finding]:
    """Yield a finding for each role that is given to nobody."""
    for role, title in organisation.roles.items():
        if _NOBODY.fullmatch(title):
            fact = f"roles.{role} is {quoted(title)}, and the policy would send people there"
            hint = "write who does it meanwhile, or remove the line so that it falls to another"
            yield finding(VACANT, organisation.locate("roles", role), fact, hint)


def same_person(case: Case) -> Iterator[Finding]:
    """Yield a finding for each two duties that must be apart and are held under one job title."""
    if case.duties.one_person:
        # The policy says so itself, and names somebody else wherever that matters.
        return
    for apart in case.demands.apart:
        if _meet(case, apart) and case.keeps(apart.part):
            yield _met(case, apart)


def _meet(case: Case, apart: Apart) -> bool:
    titles = {_folded(case.holder(role).value) for role in apart.roles}
    given = all(role in case.organisation.roles for role in apart.roles)
    return len(titles) == 1 and "" not in titles and (given or not apart.is_fine_by_fallback)


def _met(case: Case, apart: Apart) -> Finding:
    role, other = apart.roles
    fact = f"the {case.holder(role).value} is both {role} and {other}: {apart.because} ({apart.part})"
    given = role in case.organisation.roles
    hint = f"give {role} to another job title" if given else f"add {role}: and another job title under roles"
    place = case.organisation.locate("roles", role) if given else case.organisation.locate_key("roles", role)
    return finding(SAME_PERSON, place, fact, hint)


# ---- doors


def same_doors(case: Case) -> Iterator[Finding]:
    """Yield a finding for each duty for which people are offered somebody else, and that is the holder again."""
    board = board_of(case.organisation)
    told: set[str] = set()
    for role, part in _doors(case):
        holder, other = case.holder(role), case.duties.second(role).text or ""
        if holder.source in told or not holder.value or not _is_one(holder.value, other, board):
            continue
        if case.keeps(part):
            told.add(holder.source)
            fact = f"whoever cannot go to the {holder.value} is sent to {_with_the(other)}, which is the same door"
            is_board = _is_of_the_board(other, board)
            hint = (
                "give the duty to one person, not to the board" if is_board else "give one of the two another job title"
            )
            yield finding(SAME_DOOR, case.place_of_holder(role), f"{fact} ({part})", hint)


def _doors(case: Case) -> Iterator[tuple[str, str]]:
    """Yield the duties for which a part names somebody else to turn to, with each such part.

    Where the organisation has words of its own, the template names nobody.
    """
    for part, roles in case.composer.asked.seconds.items():
        if part not in case.texts:
            yield from ((role, part) for role in sorted(roles))


def lost_doors(case: Case) -> Iterator[Finding]:
    """Yield a finding for each clause whose second person the organisation's own words no longer name."""
    for clause, text in case.texts.items():
        for role in sorted(case.composer.asked.seconds.get(clause, ())):
            other = case.duties.second(role).text or ""
            if not _names_another(case, text, role, other) and case.keeps(clause):
                fact = f"your words for {clause} name nobody to go to in place of the {case.holder(role).value}"
                hint = f"add {_with_the(other)}, whom the template names, or somebody else"
                yield finding(LOST_DOOR, case.locate_key("wording", clause), fact, hint)


def _names_another(case: Case, text: str, role: str, other: str) -> bool:
    holder = _folded(case.holder(role).value)
    named = [name for name in _ROLE.findall(text) if name in case.context.holders]
    if _SECOND.search(text) or any(_folded(case.holder(name).value) != holder for name in named):
        return True
    board = board_of(case.organisation)
    titles = {other, board, member_of(board), *case.organisation.roles.values()}
    words = tidy(plain(text)).casefold()
    return any(title.casefold() in words for title in titles if title and _folded(title) != holder)


def _is_one(holder: str, other: str, board: str) -> bool:
    """Tell whether two titles mean one person or body, however they are written."""
    boards = {*_forms(board), *_forms(f"board of {board}"), "board", f"{member_of(board)} board".casefold()}
    is_the_board = bool(_forms(holder) & boards)
    return bool(_forms(holder) & _forms(other)) or (is_the_board and _is_of_the_board(other, board))


def _is_of_the_board(title: str, board: str) -> bool:
    return any(noun.casefold() in title.casefold() for noun in (board, member_of(board)))


@lru_cache(maxsize=1024)
def _forms(title: str) -> frozenset[str]:
    """Return the ways to write a title: without its brackets, and what stands in them."""
    inner = re.findall(r"\(([^)]*)\)", title)
    return frozenset(_bare(each) for each in (title, re.sub(r"\([^)]*\)", "", title), *inner)) - {""}


def _bare(title: str) -> str:
    words = re.sub(r"[^\w\s]", " ", title.casefold()).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _with_the(title: str) -> str:
    return title if title.split(" ", maxsplit=1)[0].casefold() in {"any", "anyone", "the"} else f"the {title}"


def _folded(title: str | None) -> str:
    return _bare(title or "")
