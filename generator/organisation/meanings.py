"""What the choices of a key mean, as the shape of the file says it to whoever writes one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from generator.organisation.shape import Shape
from generator.organisation.value_forms import Meanings


def meanings_of(shape: type[Shape], key: str) -> Mapping[str, str]:
    """Return what each choice of a key means, or each of the keys below it that everybody knows; nothing else."""
    marks = _marks_in(get_type_hints(shape, include_extras=True)[key])
    return next((mark.words for mark in marks if isinstance(mark, Meanings)), {})


def _marks_in(kind: Any) -> list[Any]:
    """Return what stands beside a type, or a type within it."""
    own = list(get_args(kind)[1:]) if get_origin(kind) is Annotated else []
    return [*own, *(mark for inner in get_args(kind) if get_args(inner) for mark in _marks_in(inner))]
