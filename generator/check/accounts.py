"""Whether the accounts of an organisation are as its policy demands: who can post, how, and who may comment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.case import Case
from generator.check.finding import Finding, finding
from generator.codes.of_working import CLOSED_SHOWN, FEW_ADMINS, UNMODERATED, WEAK_LOGIN
from generator.diagnostics import quoted
from generator.organisation.model import Channel
from generator.organisation.parse import Organisation

_OUT_OF_USE = re.compile(
    r"\b(?:closed|shut down|no longer (?:in use|used)|not in use|out of use|unused|archived|deleted|discontinued)\b",
    re.IGNORECASE,
)


def accounts(case: Case) -> Iterator[Finding]:
    """Yield a finding for each account that is not as the policy demands. One that is closed demands nothing."""
    for at, channel in enumerate(case.organisation.channels):
        if channel.status != "closed":
            yield from _administrators(case, at, channel)
            yield from _sign_in(case, at, channel)
            yield from _comments(case, at, channel)


def _administrators(case: Case, at: int, channel: Channel) -> Iterator[Finding]:
    least, part = case.demands.least_administrators, case.demands.administrators_in
    if channel.admins is not None and channel.admins < least and case.keeps(part):
        number = f"{channel.admins} administrator{'' if channel.admins == 1 else 's'}"
        fact = f"{_called(channel)} has {number}, and the policy demands {least} ({part})"
        place = case.organisation.locate("channels", at, "admins")
        yield finding(FEW_ADMINS, place, fact, "give another person access, and write the new number")


def _sign_in(case: Case, at: int, channel: Channel) -> Iterator[Finding]:
    ways, part = case.demands.sign_in_ways, case.demands.sign_in_in
    is_weak = channel.login and ways and not any(way in channel.login.casefold() for way in ways)
    if channel.login and is_weak and case.keeps(part):
        fact = f"people sign in to {_called(channel)} by {quoted(channel.login)}, and the policy demands more ({part})"
        hint = "set up a passkey or two-step verification, and write that after login:"
        yield finding(WEAK_LOGIN, case.organisation.locate("channels", at, "login"), fact, hint)


def _comments(case: Case, at: int, channel: Channel) -> Iterator[Finding]:
    part = case.demands.comments_in
    if channel.comments == "open" and part and not case.keeps(part):
        fact = f"anyone may comment on {_called(channel)}, and the policy has no rules for it: {quoted(part)} is out"
        hint = f"keep {part} under sections, or write comments: closed once they are"
        if case.context.entry.sections.get(part) is None and "takes_comments" in case.organisation.facts:
            hint = "write takes_comments: true under facts, or comments: closed once they are"
        yield finding(UNMODERATED, case.organisation.locate("channels", at, "comments"), fact, hint)


def closed_accounts(organisation: Organisation) -> Iterator[Finding]:
    """Yield a finding for each account that is closed and shown as if it were in use."""
    closed = {_identity(channel) for channel in organisation.channels if channel.status == "closed"}
    for at, channel in enumerate(organisation.channels):
        if found := _live_signs(channel, closed):
            key, fact, hint = found
            yield finding(CLOSED_SHOWN, organisation.locate("channels", at, key), fact, hint)


def _live_signs(channel: Channel, closed: set[tuple[str, str]]) -> tuple[str, str, str] | None:
    """Return the key that shows a closed account as live, what is so, and what to do; None where none does."""
    name = _called(channel)
    if channel.status == "closed":
        if channel.comments in ("open", "moderated"):
            fact = f"{name} is closed, and its comments are {channel.comments}"
            return "comments", fact, "write comments: closed, or remove the line"
        return None
    if _identity(channel) in closed:
        return "platform", f"{name} is listed twice, once as closed", "remove one of the two"
    for key in ("purpose", "handle"):
        if found := _OUT_OF_USE.search(getattr(channel, key) or ""):
            fact = f"{name} is shown as in use, and its {key} says {quoted(found[0])}"
            return key, fact, "add status: closed, or dormant"
    return None


def _identity(channel: Channel) -> tuple[str, str]:
    return channel.platform.casefold(), (channel.url or channel.handle or "").casefold()


def _called(channel: Channel) -> str:
    return f"{channel.platform} {channel.handle}" if channel.handle else channel.platform
