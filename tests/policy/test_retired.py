"""Parts of an earlier edition: whoever names one is told what it is called now."""

from __future__ import annotations

import pytest

from generator.diagnostics import Problems
from tests.small import TEMPLATE, Small

RETIRED = "retired: {only.old: only.one, only.gone: }\n"
IS_NOW = '"only.old" is now "only.one"\n  hint: write only.one'
IS_CORE = '"only.old" is now "only.one", which is part of the core and stays\n  hint: remove this line'
IS_GONE = '"only.gone" is no longer in the template\n  hint: remove it'


SMALL = Small(TEMPLATE + RETIRED)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"sections": {"only.old": "false"}}, IS_CORE),
        ({"sections": {"only.gone": "false"}}, IS_GONE),
        ({"wording": {"only.old": "Own."}}, IS_NOW),
        ({"wording": {"only.gone": "Own."}}, IS_GONE),
        ({"extra": [{"after": "only.old", "id": "own", "text": "Own."}]}, IS_NOW),
        ({"wording": {"only.one": "See {{ ref('only.old') }}."}}, IS_NOW),
    ],
)
def test_a_retired_id_is_answered(entry: dict[str, object], message: str) -> None:
    """Wherever it stands, an old id is answered with the new one, or with word that the part is gone."""
    with pytest.raises(Problems) as caught:
        SMALL.says("One.", {"policies": {"sample": entry}})

    assert [message] == [str(problem).partition(": ")[2] for problem in caught.value.diagnostics]
