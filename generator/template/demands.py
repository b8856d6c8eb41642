"""What a template demands of whoever adopts it, so that its rules can be kept: the shape of `demands`, checked.

A build does not look at it; `policygen check` does.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from generator.diagnostics import Location, did_you_mean, quoted
from generator.document import NO_PART, PartId
from generator.source.value_path import ValuePath
from generator.template.data import TemplateData

_KEYS = {"apart", "administrators", "sign_in", "comments", "at_risk"}
_APART = {"roles", "in", "because", "by_fallback"}


@dataclass(frozen=True, slots=True)
class Apart:
    """Two duties that must not sit with one person where a part is in, and what would come of it."""

    roles: tuple[str, ...]
    part: PartId
    because: str
    is_fine_by_fallback: bool = False
    """Whether the part has other words, or a second person, where one of the two duties falls to the other."""


@dataclass(frozen=True, slots=True)
class Demands:
    """What a template demands. A part of no id is that of a demand that it does not make."""

    apart: tuple[Apart, ...] = ()
    least_administrators: int = 0
    administrators_in: PartId = NO_PART
    sign_in_ways: tuple[str, ...] = ()
    """Words of which one stands in whatever is a safe way to sign in."""
    sign_in_in: PartId = NO_PART
    comments_in: PartId = NO_PART
    """The part with the rules for comments."""
    at_risk_in: PartId = NO_PART
    """The part that protects children and adults at risk."""
    at_risk_facts: tuple[str, ...] = ()
    """The facts of which one says that there are such people."""
    at_risk_policy: str = ""
    """The id of the other policy that may take its place."""
    places: tuple[tuple[Location, PartId], ...] = ()
    """Where each part is named."""

    def missing(self, parts: Container[str]) -> tuple[tuple[Location, PartId], ...]:
        """Return the parts that are named and that the template does not have, each with its place."""
        return tuple((place, part) for place, part in self.places if part and part not in parts)


def parse_demands(data: TemplateData, roles: Mapping[str, object], facts: Mapping[str, object]) -> Demands:
    """Return what `demands` says; what is wrong with it is noted in the data."""
    return _Reader(data, roles, facts).demands()


@dataclass
class _Reader:
    data: TemplateData
    roles: Mapping[str, object]
    facts: Mapping[str, object]

    def demands(self) -> Demands:
        """Return what is demanded."""
        self.places: list[tuple[Location, PartId]] = []
        self.data.mapping(("demands",), _KEYS)
        apart = tuple(self._apart())
        administrators = self._group("administrators", {"least", "in"})
        sign_in = self._group("sign_in", {"ways", "in"})
        comments = self._group("comments", {"in"})
        at_risk = self._group("at_risk", {"in", "facts", "policy"}, {"in", "facts"})
        path: ValuePath = ("demands", "at_risk")
        return Demands(
            apart,
            self._least(administrators),
            self._part(administrators, ("demands", "administrators")),
            self.data.words(sign_in, "ways", ("demands", "sign_in")),
            self._part(sign_in, ("demands", "sign_in")),
            self._part(comments, ("demands", "comments")),
            self._part(at_risk, path),
            self._names(at_risk, "facts", path, self.facts),
            self.data.text(at_risk, "policy", path),
            tuple(self.places),
        )

    def _group(self, key: str, known: set[str], required: set[str] | None = None) -> Mapping[str, object]:
        path = ("demands", key)
        return self.data.mapping(path, known, required or known) if self.data.at(path) else {}

    def _apart(self) -> Iterator[Apart]:
        given = self.data.at(("demands", "apart"))
        for at in range(len(given)) if isinstance(given, list) else ():
            path: ValuePath = ("demands", "apart", at)
            entry = self.data.mapping(path, _APART, {"roles", "in", "because"})
            roles = self._names(entry, "roles", path, self.roles)
            if len(self.data.words(entry, "roles", path)) != 2 and entry:  # noqa: PLR2004  # one person and another
                self.data.problem((*path, "roles"), "two roles can be kept apart", "write roles: [one, other]")
            fine = self.data.text(entry, "by_fallback", path)
            if fine not in ("", "fine"):
                self.data.problem((*path, "by_fallback"), f"by_fallback is {quoted(fine)}", "write fine, or remove it")
            part, because = self._part(entry, path), self.data.text(entry, "because", path)
            yield Apart(roles, part, because, fine == "fine")

    def _least(self, group: Mapping[str, object]) -> int:
        path: ValuePath = ("demands", "administrators")
        given = self.data.text(group, "least", path)
        if given and not (given.isdecimal() and len(given) < 3):  # noqa: PLR2004  # nobody demands a hundred
            self.data.problem((*path, "least"), f"least is {quoted(given)}, not a small number", "write a number")
            return 0
        return int(given or 0)

    def _part(self, group: Mapping[str, object], path: ValuePath) -> PartId:
        part = PartId(self.data.text(group, "in", path))
        self.places.append((self.data.yaml.locate(*path, "in"), part))
        return part

    def _names(
        self, group: Mapping[str, object], key: str, path: ValuePath, known: Mapping[str, object]
    ) -> tuple[str, ...]:
        names = self.data.words(group, key, path)
        for name in names:
            if name not in known:
                fact = f"unknown {key.removesuffix('s')} {quoted(name)}"
                self.data.problem((*path, key), fact, did_you_mean(name, known))
        return tuple(name for name in names if name in known)
