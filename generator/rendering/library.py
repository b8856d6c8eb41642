"""The templates that there are, each made ready once, whatever number of organisations want it.

What makes one ready is loaded when the first one is: a build that finds all as it should be needs none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.codes.of_templates import TEMPLATE_FAULTY
from generator.diagnostics import Problems, coded
from generator.template.folders import TemplateFiles, load_style

if TYPE_CHECKING:
    from generator.policy.compose import Composer


def _nothing(_: TemplateFiles, __: str) -> None:
    """Nothing was made ready."""


@dataclass(frozen=True, slots=True)
class Library:
    """Templates by their id. A template with faults says so each time it is asked for."""

    files: TemplateFiles
    prepared: Callable[[TemplateFiles, str], bytes | None] = _nothing
    """Where a template stands that was made ready before the program started, as these files have it."""
    _ready: dict[str, Composer] = field(default_factory=dict, init=False, repr=False, compare=False)
    _digests: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)
    _faulty: dict[str, Problems] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __reduce__(self) -> tuple[type[Library], tuple[object, ...]]:
        """Let another process have the templates; it makes them ready itself."""
        return Library, (self.files, self.prepared)

    def ids(self) -> tuple[str, ...]:
        """Return the id of every template."""
        return self.files.ids()

    def has(self, template_id: str) -> bool:
        """Tell whether there is a template of this id."""
        return self.files.home_of_template(template_id) is not None

    def composer(self, template_id: str) -> Composer:
        """Return a template made ready. Raises Problems with all that is wrong with it, KeyError when there is none."""
        if template_id in self._faulty:
            raise Problems(self._faulty[template_id].diagnostics)
        if template_id not in self._ready:
            try:
                self._ready[template_id] = self._made_ready(template_id)
            except Problems as problems:
                self._faulty[template_id] = Problems(coded(TEMPLATE_FAULTY.id, problems.diagnostics))
                raise self._faulty[template_id] from None
        return self._ready[template_id]

    def _made_ready(self, template_id: str) -> Composer:
        if content := self.prepared(self.files, template_id):
            from generator.rendering.prepared import prepared_composer  # noqa: PLC0415

            return prepared_composer(content)
        from generator.policy.compose import Composer  # noqa: PLC0415
        from generator.template.load import load_template  # noqa: PLC0415

        return Composer(load_template(self.files, template_id))

    def digest(self, template_id: str) -> str:
        """Return the digest of all that a template is made from."""
        if template_id not in self._digests:
            self._digests[template_id] = self.files.digest(template_id)
        return self._digests[template_id]

    def style(self) -> str:
        """Return the style sheet of pages that belong to no template. Raises Problems."""
        return load_style(self.files)
