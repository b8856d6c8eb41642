"""A group of keys as a class, and how pydantic's core judges what somebody gave for it.

The core is told here what each kind of value is. `pydantic` itself would find that out from the same annotations; to
load it, and to have it do so in each process that starts, takes a quarter of what a policy costs.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property, partial, reduce
from types import UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    Literal,
    NamedTuple,
    Self,
    TypeAlias,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic_core import CoreSchema, SchemaValidator, core_schema

from generator.organisation.findings import Finding, refuse_any
from generator.organisation.value_forms import JsonSchema

_REQUIRED: Any = object()
_Check: TypeAlias = Callable[[Any], object]


class Before(NamedTuple):
    """Beside a type: what is done with a value before the type is looked at."""

    check: _Check


class After(NamedTuple):
    """Beside a type: what is done with a value that is of the type."""

    check: _Check


class Key:
    """What is known of a key: what it is when nobody gives it, and examples of what to write."""

    def __init__(
        self,
        default: Any,
        factory: Callable[..., Any] | None = None,
        examples: Sequence[str] = (),
        *,
        sees_others: bool = False,
    ) -> None:
        """Take what a class says of a key. Which class and which key is told later."""
        self.default, self.factory, self.sees_others = default, factory, sees_others
        self.examples = examples
        self.group: type[Shape] = Shape
        self.name = ""

    @cached_property
    def annotation(self) -> Any:
        """The type of its value, without what stands beside it."""
        return get_type_hints(self.group)[self.name]

    def is_required(self) -> bool:
        """Tell whether somebody has to give it."""
        return self.default is _REQUIRED and self.factory is None


def Field(  # noqa: N802  # a specifier of fields is named like a class, as that of pydantic is
    *,
    default: Any = _REQUIRED,
    default_factory: Callable[..., Any] | None = None,
    sees_others: bool = False,
    examples: Sequence[str] = (),
) -> Any:
    """Return what is known of a key. A factory that sees others makes its default from the values of those above."""
    return Key(default, default_factory, examples, sees_others=sees_others)


@dataclass_transform(kw_only_default=True, frozen_default=True, eq_default=False, field_specifiers=(Field,))
class Shape:  # noqa: PLW1641  # it has no hash, since it may hold dicts
    """A group of keys. Unknown keys are refused, with or without a value; values never change."""

    # Where the core notes what it found.
    __slots__ = ("__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")
    model_fields: ClassVar[Mapping[str, Key]] = {}
    """Its keys by name. This and the next names are those of pydantic."""
    conditions: ClassVar[tuple[JsonSchema, ...]] = ()
    """What JSON Schema can say of keys that depend on each other."""

    def __init_subclass__(cls) -> None:
        """Take the keys that a group names out of its class, and add them to those of the group that it extends."""
        own = [name for name, kind in cls.__annotations__.items() if not kind.startswith("ClassVar")]
        cls.model_fields = {**cls.model_fields, **{name: _key(cls, name) for name in own}}

    def __init__(self, **given: Any) -> None:
        """Judge the values, and keep them. Raises pydantic's ValidationError with all refusals."""
        _judge(type(self)).validate_python(given, self_instance=self)  # type: ignore[arg-type]  # a class has a hash

    @classmethod
    def model_validate(cls, given: object) -> Self:
        """Return what somebody gave as a value of this group. Raises pydantic's ValidationError with all refusals."""
        made: Self = _judge(cls).validate_python(given)  # type: ignore[arg-type]  # a class has a hash
        return made

    @property
    def model_fields_set(self) -> set[str]:
        """The keys that somebody gave."""
        given: set[str] = getattr(self, "__pydantic_fields_set__")  # noqa: B009  # the core sets it
        return given

    def but(self, **values: object) -> Self:
        """Return the same with other values for some keys."""
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__, **values)
        object.__setattr__(other, "__pydantic_fields_set__", self.model_fields_set | values.keys())
        return other

    def contradictions(self) -> Iterable[Finding]:
        """Yield what may not be so together, though each value is right."""
        return ()

    def __setattr__(self, name: str, value: object) -> None:
        """Let no value be changed."""
        if name in self.model_fields:
            raise AttributeError(name)
        super().__setattr__(name, value)

    def __eq__(self, other: object) -> bool:
        """Compare the values."""
        return type(self) is type(other) and all(getattr(self, key) == getattr(other, key) for key in self.model_fields)

    def __repr__(self) -> str:
        """Show the values."""
        return f"{type(self).__name__}({', '.join(f'{key}={getattr(self, key)!r}' for key in self.model_fields)})"


def _key(group: type[Shape], name: str) -> Key:
    """Return what a class says of a key, which is no longer an attribute of the class."""
    said = group.__dict__.get(name, _REQUIRED)
    if said is not _REQUIRED:
        delattr(group, name)
    key = said if isinstance(said, Key) else Key(said)
    key.group, key.name = group, name
    return key


# ---- what the core is told


@cache
def _judge(group: type) -> SchemaValidator:
    return SchemaValidator(_of_group(group))


@cache
def _of_group(group: type) -> CoreSchema:
    assert issubclass(group, Shape)
    kinds = get_type_hints(group, include_extras=True)
    keys = {name: core_schema.model_field(_of_key(key, kinds[name])) for name, key in group.model_fields.items()}
    given = core_schema.model_fields_schema(keys, extra_behavior="forbid")
    filled_in = core_schema.no_info_before_validator_function(partial(_filled_in, frozenset(keys)), given)
    model = core_schema.model_schema(group, filled_in)
    if group.contradictions is Shape.contradictions:
        return model
    return core_schema.no_info_after_validator_function(_consistent, model)


def _filled_in(known: Container[str], given: object) -> object:
    """Return what is given without known keys that nobody filled in."""
    if not isinstance(given, dict):
        return given
    return {key: value for key, value in given.items() if value is not None or key not in known}


def _consistent(made: Shape) -> Shape:
    refuse_any(made.contradictions())
    return made


def _of_key(key: Key, kind: Any) -> CoreSchema:
    schema = _of_kind(kind)
    if key.is_required():
        return schema
    if not key.factory:
        return core_schema.with_default_schema(schema, default=key.default)
    return core_schema.with_default_schema(
        schema, default_factory=key.factory, default_factory_takes_data=key.sees_others
    )


def _of_kind(kind: Any) -> CoreSchema:
    """Return what the core is told of a type, with all that stands beside it."""
    origin, within = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return reduce(_with_mark, kind.__metadata__, _of_kind(within[0]))
    if origin in (Union, UnionType):
        return core_schema.nullable_schema(_of_kind(within[0]))
    if origin is Literal:
        return core_schema.literal_schema(list(within))
    if origin is tuple:
        return core_schema.tuple_schema([_of_kind(within[0])], variadic_item_index=0)
    if origin is dict:
        return core_schema.dict_schema(*map(_of_kind, within))
    return _of_group(kind) if issubclass(kind, Shape) else _PLAIN.get(kind, core_schema.any_schema())


def _with_mark(schema: CoreSchema, mark: object) -> CoreSchema:
    if isinstance(mark, Before):
        return core_schema.no_info_before_validator_function(mark.check, schema)
    if isinstance(mark, After):
        return core_schema.no_info_after_validator_function(mark.check, schema)
    return schema


_PLAIN: Mapping[type, CoreSchema] = {
    str: core_schema.str_schema(),
    int: core_schema.int_schema(),
    bool: core_schema.bool_schema(),
    date: core_schema.date_schema(),
}
"""Types that the core knows. Of any other it looks at nothing: what stands beside it does."""
