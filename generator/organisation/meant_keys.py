"""Which key somebody meant by one that there is not: another word for it, a slip, or a key of another group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, get_args, get_origin

from pydantic_core import ValidationError

from generator.diagnostics import did_you_mean, nearest, quoted
from generator.organisation.model import Brand, Channel, OrganisationShape, Registration, RelatedPolicy, Terms
from generator.organisation.policy_entry import DocumentDetails, Extra, HistoryEntry, PolicyEntry
from generator.organisation.shape import Shape
from generator.source.value_path import ValuePath, dotted

_MEANT: Mapping[type[Shape], Mapping[str, Sequence[str]]] = {
    OrganisationShape: {
        "organisation": ("name",),
        "organization": ("name",),
        "charity_number": ("registrations",),
        "company_number": ("registrations",),
        "country": ("jurisdiction",),
        "law": ("jurisdiction",),
        "nation": ("jurisdiction",),
        "type": ("kind",),
        "mission": ("purpose",),
        "aims": ("purpose",),
        "url": ("website",),
        "people": ("roles", "terms"),
        "accounts": ("channels",),
        "templates": ("policies",),
    },
    Registration: {"name": ("register", "label"), "regulator": ("register",)},
    Terms: {"trustees": ("board",), "staff": ("people",), "volunteers": ("people",), "clients": ("beneficiaries",)},
    Channel: {
        "name": ("handle", "platform"),
        "account": ("handle",),
        "username": ("handle",),
        "network": ("platform",),
        "type": ("platform",),
        "link": ("url",),
        "address": ("url",),
        "manager": ("owner",),
        "role": ("owner",),
        "access": ("login",),
    },
    RelatedPolicy: {"name": ("title",), "link": ("url",), "reference": ("ref",), "number": ("ref",)},
    Brand: {"color": ("colour",), "template": ("word_template",), "typeface": ("font",)},
    PolicyEntry: {"name": ("title",), "parts": ("sections",), "words": ("wording",), "clauses": ("extra", "sections")},
    Extra: {"words": ("text",), "wording": ("text",), "clause": ("text",), "section": ("after",)},
    DocumentDetails: {
        "review": ("next_review", "review_months"),
        "review_date": ("next_review",),
        "due": ("next_review",),
        "date": ("approved_on", "effective_on"),
        "approved": ("approved_on", "approved_by"),
        "number": ("reference", "version"),
        "ref": ("reference",),
        "replaces": ("supersedes",),
    },
    HistoryEntry: {"date": ("on",), "when": ("on",), "what": ("change",), "changes": ("change",)},
}
"""Words that people write for keys, group by group, where no likeness of spelling shows what they mean."""


def which_key(key: str, value: object, path: ValuePath, top: type[Shape], policies: Sequence[str] = ()) -> str:
    """Return a hint for an unknown key and its value, which stand in the group of keys at a path.

    `policies` are those that the file names: what belongs to one is to be moved to one that is there.
    """
    here, homes = _group_at(path, top), _homes(top)  # type: ignore[arg-type]  # a class has a hash
    policy = path[1] if path[:1] == ("policies",) and len(path) > 1 else next(iter(policies), _EXAMPLE[dict][0])
    if meant := _meant(key, value, here):
        return f"did you mean {' or '.join(map(quoted, meant))}?"
    if key in homes and _fits(_group_at(homes[key], top), key, value):
        return f"move it {_to(_place(homes[key], policy))}"
    if away := _meant_elsewhere(key, value, top):
        home, meant = away
        return f"did you mean {' or '.join(map(quoted, meant))}, {_place(home, policy)}?"
    near = nearest(key, [name for name, home in homes.items() if home])
    if near and key not in homes and not nearest(key, _keys(here)) and _fits(_group_at(homes[near], top), near, value):
        return f'did you mean "{near}", {_place(homes[near], policy)}?'
    return did_you_mean(key, _keys(here))


def meant_here(key: str, value: object, path: ValuePath, top: type[Shape]) -> Sequence[str]:
    """Return the keys of the same group that an unknown key may have been meant for."""
    here = _group_at(path, top)
    return _meant(key, value, here) or [nearest(key, _keys(here))]


def _meant(key: str, value: object, group: type[Shape]) -> Sequence[str]:
    """Return the keys that a key is another word for; of several, those that the value fits."""
    words = next((_MEANT[base] for base in group.__mro__ if base in _MEANT), {})
    names = words.get(key.casefold().replace("-", "_"), ())
    return [name for name in names if _fits(group, name, value)] or names


def _meant_elsewhere(key: str, value: object, top: type[Shape]) -> tuple[ValuePath, Sequence[str]] | None:
    """Return the only other group in which a key is another word for some, and these; None when there is none.

    What stands elsewhere was not meant for an entry of a list in a policy: such words are too common.
    """
    elsewhere = [(path, group) for path, group in _groups(top, ()) if path[:1] != ("policies",) or path[-1] != 0]
    found = [(path, meant) for path, group in elsewhere if (meant := _meant(key, value, group))]
    return found[0] if len(found) == 1 else None


def _keys(group: type[Shape]) -> set[str]:
    # The id of an organisation is the name of its file.
    return set(group.model_fields) - ({"id"} if issubclass(group, OrganisationShape) else set())


def _fits(group: type[Shape], key: str, value: object) -> bool:
    """Tell whether a value could stand at a key of a group, whatever else is missing there."""
    try:
        group.model_validate({key: value})
    except ValidationError as error:
        return all(detail["loc"][:1] != (key,) for detail in error.errors(include_url=False, include_input=False))
    return True


def _place(home: ValuePath, policy: str | int) -> str:
    """Return where a group of keys stands, below a policy if it is one of a policy's."""
    if home[:1] == ("policies",):
        home = ("policies", policy, *home[2:])
    if not home:
        return "at the left margin"
    return f"in an entry under {dotted(home[:-1])}" if isinstance(home[-1], int) else f"under {dotted(home)}"


def _to(place: str) -> str:
    """Return the way to a place: "to the left margin", "under brand"."""
    return place if place.startswith("under") else f"to {place[3:]}"


@cache
def _homes(top: type[Shape]) -> dict[str, ValuePath]:
    """Return the keys that only one group has, with the path of that group."""
    groups = list(_groups(top, ()))
    counts = Counter(key for _, model in groups for key in model.model_fields)
    return {key: path for path, model in groups for key in model.model_fields if counts[key] == 1}


def _groups(model: type[Shape], path: ValuePath) -> Iterator[tuple[ValuePath, type[Shape]]]:
    """Yield every group of keys with the path of an example of it."""
    yield path, model
    for name, field in model.model_fields.items():
        if inner := _inner(field.annotation):
            yield from _groups(inner, (*path, name, *_EXAMPLE.get(get_origin(field.annotation), ())))


_EXAMPLE: Mapping[object, ValuePath] = {dict: ("social-media",), tuple: (0,)}
"""One of the groups that a field holds several of."""


def _group_at(path: ValuePath, top: type[Shape]) -> type[Shape]:
    here = top
    for step in path:
        if isinstance(step, str) and step in here.model_fields:
            here = _inner(here.model_fields[step].annotation) or here
    return here


def _inner(annotation: Any) -> type[Shape] | None:
    """Return the group of keys that a field is, or holds several of."""
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    return next(filter(None, (_inner(argument) for argument in get_args(annotation))), None)
