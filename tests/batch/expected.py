"""What a build of the two sound organisations makes and says, and what a file that is in its way is told."""

from __future__ import annotations

from tests.workspace import outputs

BOTH = outputs("northbank/sample", "oakvale/sample")
NEW = "Built 2 organisations: 6 written, 0 unchanged.\n"
SAME = "Built 2 organisations: 0 written, 6 unchanged.\n"
ONE_NEW = "Built 1 organisation: 3 written, 0 unchanged.\n"
ONE_SAME = "Built 1 organisation: 0 written, 3 unchanged.\n"
ONE_NOT = "Built 1 organisation: 3 written, 0 unchanged. 1 organisation not built.\n"
EDITED = "this file was changed by hand since it was built"
PUT_INTO_FILE = "put the change into the organisation file, or build with --force to replace it"
MOVE_OR_FORCE = "move it away, or build with --force to replace it"


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    """Return the files that are new or differ."""
    return {name for name in after if before.get(name) != after[name]}
