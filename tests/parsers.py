"""Both of PyYAML's parsers, one of which reads in the browser, where there is none in C."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import yaml

from generator.source import yaml_events
from generator.source.read_yaml import parse_yaml
from generator.source.yaml_events import PlainLoader

PARSERS: tuple[type[yaml.CSafeLoader | PlainLoader], ...] = (yaml.CSafeLoader, PlainLoader)


@contextmanager
def reading_with(parser: type[yaml.CSafeLoader | PlainLoader]) -> Iterator[None]:
    """Have one of them read all files, those too that the other one has just read."""
    usual = yaml_events._LOADER
    yaml_events._LOADER = parser
    parse_yaml.cache_clear()
    try:
        yield
    finally:
        yaml_events._LOADER = usual
        parse_yaml.cache_clear()
