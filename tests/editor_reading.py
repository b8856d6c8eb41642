"""A YAML file as editors read it: with the types of YAML 1.2, where our own reader leaves everything text."""

from __future__ import annotations

import re
from typing import Any

import yaml


class _Core(yaml.SafeLoader):
    """The core schema of YAML 1.2 (10.3.2): fewer words are booleans than in 1.1, and no text is a date."""

    yaml_implicit_resolvers: dict[Any, Any] = {}  # noqa: RUF012  # PyYAML keeps them so

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT002  # as it is there
        """Return keys with values; in JSON, to which a schema belongs, every key is a text."""
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                key.tag = "tag:yaml.org,2002:str"
        return super().construct_mapping(node, deep=deep)


_SCALARS = {
    "null": "~|null|Null|NULL|",
    "bool": "true|True|TRUE|false|False|FALSE",
    "int": "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
}


def _number(loader: _Core, node: yaml.ScalarNode) -> int | float:
    text = str(loader.construct_scalar(node)).lower().replace(".inf", "inf").replace(".nan", "nan")
    if text.startswith(("0o", "0x")):
        return int(text, 0)
    return int(text) if re.fullmatch("[-+]?[0-9]+", text) else float(text)


for _name, _pattern in _SCALARS.items():
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(f"(?:{_pattern})\\Z"), None)
for _name in ("int", "float"):
    _Core.add_constructor(f"tag:yaml.org,2002:{_name}", _number)


def as_an_editor(text: str) -> Any:
    """Return what an editor reads in a file. Raises yaml.YAMLError where it is no YAML."""
    return yaml.load(text, Loader=_Core)  # noqa: S506  # a SafeLoader, with fewer words for values
