"""What is made ready before the processes of a build start."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.tools import ROOT, run

BUILDS_ONE = """
import sys
from pathlib import Path
from generator.batch.build_one import build_one
from generator.batch.read_library import read_library
from generator.batch.ready import get_ready
from generator.batch.request import Request
from generator.formats.formats import DEFAULT_FORMATS
from generator.policy.stage import Stage

orgs, out = Path("orgs"), Path(sys.argv[1])
request = Request(orgs, out, read_library([Path("templates")]), DEFAULT_FORMATS, Stage.FINAL, 1, False, False)
get_ready(request.library)
ready = {*sys.modules}
print(build_one(request, orgs / "northbank-youth-trust.yaml").written)
print(*sorted(name for name in {*sys.modules} - ready if name.startswith(("generator", "markdown", "yaml"))))
"""


def test_an_organisation_loads_nothing_more(tmp_path: Path) -> None:
    """Whoever builds an organisation afterwards has all that reads, makes and judges its policies."""
    done = run(sys.executable, "-c", BUILDS_ONE, tmp_path, cwd=ROOT)

    assert done.stdout == "3\n\n"
