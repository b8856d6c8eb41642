"""One file's values over the defaults of others, key by key, each value still knowing the file it came from."""

from __future__ import annotations

from generator.source.yaml_file import Node, YamlFile


def merged(own: YamlFile, *defaults: YamlFile) -> YamlFile:
    """Return what a file says over its defaults, the nearest first.

    Keys within keys are merged; any other value takes the place of the default, and `null` takes it away. A key
    that nobody filled in says nothing, so its default stays.
    """
    if not defaults:
        return own
    root = _from(own.file, own.root)
    for each in defaults:
        root = _over(root, _from(each.file, each.root))
    return YamlFile(own.file, root)


def _over(own: Node, default: Node) -> Node:
    if not (isinstance(own.data, dict) and isinstance(default.data, dict)):
        return own._replace(replaces=True)
    children, keys = dict(own.children), {**default.keys, **own.keys}
    for key, inner in default.children.items():
        if key not in children or children[key].is_nothing:
            children[key] = inner
            keys |= {str(key): default.keys[str(key)]} if key in default.keys else {}
        else:
            children[key] = _over(children[key], inner)
    data = {key: child.data for key, child in children.items()}
    return own._replace(data=data, children=children, keys=keys)


def _from(file: str, node: Node) -> Node:
    """Return a value that knows, at every depth, the file in which it stands."""
    return node._replace(file=file, children={key: _from(file, child) for key, child in node.children.items()})
