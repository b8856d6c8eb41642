"""The lists that an organisation gives, as a template walks through them: registrations, channels, policies."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.context.context import Context
from generator.context.values import Scope
from generator.organisation.model import REGISTERS


def listings(context: Context) -> dict[str, object]:
    """Return the lists by their names, each item a scope of values."""
    organisation = context.organisation
    registrations = [
        _row(
            context, f"registrations.{at}", {"label": item.label or REGISTERS.get(item.register), "number": item.number}
        )
        for at, item in enumerate(organisation.registrations)
    ]
    policies = []
    for at, policy in enumerate(organisation.related_policies):
        link = context.linked(f"related_policies.{at}.title", policy.title, policy.url)
        texts = {"title": policy.title, "url": policy.url, "ref": policy.ref}
        policies.append(_row(context, f"related_policies.{at}", texts, {"link": link}))
    return {"registrations": registrations, "related_policies": policies, "channels": _channels(context)}


def _channels(context: Context) -> list[Scope]:
    channels = []
    for at, channel in enumerate(context.organisation.channels):
        name = f"channels.{at}.owner"
        fields = {name: getattr(channel, name) for name in ("platform", "handle", "url", "purpose", "admins", "login")}
        others = {
            "link": context.linked(f"channels.{at}.handle", channel.handle or channel.platform, channel.url),
            "comments": context.noun(f"channels.{at}.comments", channel.comments) if channel.comments else "",
            "owner": context.holder(name, channel.owner) if channel.owner else context.value(name, None),
            "status": context.noun(f"channels.{at}.status", channel.status or "active"),
        }
        channels.append(_row(context, f"channels.{at}", fields, others))
    return channels


def _row(
    context: Context, path: str, texts: Mapping[str, object], others: Mapping[str, object] = MappingProxyType({})
) -> Scope:
    """Return one item of a list: its texts as values, and whatever else a template may use of it."""
    given = {name: None if text is None else str(text) for name, text in texts.items()}
    values = {name: context.value(f"{path}.{name}", text) for name, text in given.items()}
    return Scope(path.partition(".")[0], {**values, **others})
