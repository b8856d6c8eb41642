"""What a regulator expects, point by point.

Points are data in `templates/_shared/checklists/`; sections and clauses say in `meets` which they meet.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, did_you_mean, quoted
from generator.template.load import Template


def unknown_points(template: Template) -> Iterator[Diagnostic]:
    """Yield a problem for each part that says it meets a point no checklist has."""
    known = {point for checklist in template.checklists for point in checklist.points}
    for part in template.parts.values():
        for point in part.meets:
            if point not in known:
                place = template.place(part.id)
                yield Diagnostic(
                    place,
                    f"{quoted(part.id)} meets {quoted(point)}, which is in no checklist",
                    did_you_mean(point, known),
                )
