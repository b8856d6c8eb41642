"""What is left of a file when all that was refused is set aside, so that the rest can be checked in the same run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic_core import ValidationError

from generator.organisation.refusals import Refusal, refusals
from generator.organisation.shape import Shape
from generator.source.value_path import ValuePath
from generator.source.yaml_file import YamlFile

_ROUNDS = 12
"""How often a file is looked at anew: each time, what is wrong only now that something else is gone may come up."""
_STAND_INS: dict[ValuePath, object] = {("roles",): {"refused": "refused"}}
"""What stands for a value that has to be there, where a word does not do."""

_Model = TypeVar("_Model", bound=Shape)


@dataclass(frozen=True, slots=True)
class Salvage(Generic[_Model]):
    """What a file says without what is wrong in it, all that is wrong, and where something was set aside or put in.

    There is no value when what is left cannot be made right.
    """

    left: _Model | None
    refused: list[Refusal]
    touched: frozenset[ValuePath]
    has_stand_ins: bool
    """Whether words of ours stand for what has to be there."""


def salvaged(data: dict[str, Any], model: type[_Model], source: YamlFile) -> Salvage[_Model]:
    """Return what can be saved of a file. Something else stands for what has to be there. Changes the data."""
    refused: list[Refusal] = []
    rest = _Rest(data)
    for _ in range(_ROUNDS):
        try:
            return Salvage(model.model_validate(rest.data), refused, frozenset(rest.touched), rest.has_stand_ins)
        except ValidationError as error:
            found = refusals(error, model, source)
            refused += [refusal for refusal in found if not _follows(refusal, refused, rest.touched)]
            helped = [rest.set_aside(refusal.path) for refusal in found]
            if not all(helped):
                break
    return Salvage(None, refused, frozenset(rest.touched), rest.has_stand_ins)


def _follows(refusal: Refusal, earlier: list[Refusal], touched: set[ValuePath]) -> bool:
    """Tell whether something is wrong only since something else was set aside."""
    paths = [path for path in (refusal.path, refusal.lacks) if path]
    if any(_one_holds_the_other(path, other) for path in paths for other in touched):
        return True
    # What is missing beside a key that was refused is what that key was meant for.
    return refusal.is_missing and any(told.is_of_key and told.path[:-1] == refusal.path[:-1] for told in earlier)


def _one_holds_the_other(path: ValuePath, other: ValuePath) -> bool:
    shorter = min(len(path), len(other))
    return path[:shorter] == other[:shorter]


class _Rest:
    """The data of a file, from which one value after another goes."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.touched: set[ValuePath] = set()
        self._replaced: set[ValuePath] = set()

    @property
    def has_stand_ins(self) -> bool:
        """Whether something that was put in the place of a value is still there."""
        return any(self._at([*path]) is not None for path in self._replaced)

    def set_aside(self, path: ValuePath) -> bool:
        """Take a value out, or put a word in its place; what holds it, when that was tried. Tell whether it helps."""
        if not path:
            return False
        self.touched.add(path)
        *groups, last = path
        if path in self._replaced:
            return self.set_aside(tuple(groups))
        holder = self._at(groups)
        if isinstance(holder, list) and isinstance(last, int):
            # Places in a list stay as they are in the file.
            holder[last] = {}
            self._replaced.add(path)
        elif isinstance(holder, dict) and last in holder:
            del holder[last]
        elif isinstance(holder, dict):
            holder[last] = _STAND_INS.get(path, f"refused-{len(self._replaced)}")
            self._replaced.add(path)
        return True

    def _at(self, path: list[str | int]) -> Any:
        value: Any = self.data
        for step in path:
            inside = isinstance(value, dict) and step in value
            value = value[step] if inside or (isinstance(value, list) and isinstance(step, int)) else None
        return value
