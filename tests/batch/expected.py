"""What a build of the two sound organisations makes and says, and what a file that is in its way is told."""

from __future__ import annotations

from tests.workspace import EACH, closing, outputs

BOTH = outputs("northbank/sample", "oakvale/sample")
NEW = closing(2, written=2 * EACH)
SAME = closing(2, unchanged=2 * EACH)
ONE_NEW = closing(1, written=EACH)
ONE_SAME = closing(1, unchanged=EACH)
ONE_NOT = closing(1, written=EACH, failed=1)
EDITED = "this file was changed by hand since it was built"
PUT_INTO_FILE = "put the change into the organisation file, or build with --force to replace it"
MOVE_OR_FORCE = "move it away, or build with --force to replace it"


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    """Return the files that are new or differ."""
    return {name for name in after if before.get(name) != after[name]}
