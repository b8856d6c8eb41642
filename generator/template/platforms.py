"""Which platforms and messaging apps there are: a dated file of data that all templates share."""

from __future__ import annotations

from dataclasses import dataclass

from generator.source.yaml_file import YamlFile
from generator.template.data import Looked, TemplateData

_KEYS = {"as_of", "checked", "source", "platforms", "message_apps", "note"}
_MAY_BE_MISSING = {"checked", "source", "note"}


@dataclass(frozen=True, slots=True)
class Platforms:
    """Where people post, and the apps in which they send messages, by the names that everybody knows."""

    platforms: tuple[str, ...] = ()
    message_apps: tuple[str, ...] = ()
    looked_up: Looked | None = None


def parse_platforms(yaml: YamlFile) -> Platforms:
    """Return what a file of platforms says. Raises Problems."""
    data = TemplateData(yaml)
    top = data.mapping((), _KEYS, _KEYS - _MAY_BE_MISSING)
    platforms = tuple(data.entries(("platforms",), data.printed))
    message_apps = tuple(data.entries(("message_apps",), data.printed))
    found = Platforms(platforms, message_apps, data.looked_up(top))
    data.stop_if_wrong()
    return found
