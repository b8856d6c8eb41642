"""A template made ready before the program starts: its parts, its code, and what its clauses say on many branches.

It comes with the program, as the code of Python does: whoever could change it could change the program. It is made
from some organisations, and holds for all: none of it depends on values.
"""

from __future__ import annotations

import hashlib
import marshal
import pickle
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

from generator.diagnostics import Problems
from generator.organisation.parse import Organisation
from generator.passes.phrases import Tokens
from generator.policy.compiled import sandbox
from generator.policy.compose import Before, Composer
from generator.policy.readings import ReadingKey
from generator.policy.said import Said
from generator.policy.stage import Stage
from generator.policy.write import finish_policy
from generator.template.load import Template


class _Text(NamedTuple):
    """A text of the template, and the Python that Jinja makes of it."""

    source: str
    name: str | None
    file: str | None
    python: str


class _Prepared(NamedTuple):
    """All that is kept. The code is that of one Python, and made again from its source for another."""

    template: Template
    tokens: Tokens
    texts: tuple[_Text, ...]
    python: str | None
    code: bytes
    readings: dict[bytes, bytes]


def prepare(template: Template, organisations: Iterable[Organisation]) -> bytes:
    """Return a template made ready, with the readings of those policies that some organisations can have."""
    composer = Composer(template)
    for organisation in organisations:
        with suppress(Problems):
            finish_policy(composer, organisation, Stage.FINAL)
    environment = sandbox(template, None)
    codes = composer.compiled.codes
    texts = tuple(_Text(*key, environment.compile(*key, raw=True)) for key in codes)
    readings = {_digest(key): pickle.dumps(said) for key, said in composer.readings.known.items()}
    code = marshal.dumps(tuple(codes.values()))
    return pickle.dumps(_Prepared(template, composer.tokens, texts, sys.implementation.cache_tag, code, readings))


def is_of_this_python(content: bytes) -> bool:
    """Tell whether what `prepare` returned holds code that this Python runs."""
    return _kept(content).python == sys.implementation.cache_tag


def _kept(content: bytes) -> _Prepared:
    kept = pickle.loads(content)  # noqa: S301  # a part of the program
    assert isinstance(kept, _Prepared)
    return kept


def prepared_composer(content: bytes) -> Composer:
    """Return the template of what `prepare` returned."""
    kept = _kept(content)
    if kept.python == sys.implementation.cache_tag:
        codes = marshal.loads(kept.code)  # noqa: S302  # as above
    else:
        codes = [compile(text.python, text.file or "<template>", "exec") for text in kept.texts]
    keys = [(text.source, text.name, text.file) for text in kept.texts]

    def ready(key: ReadingKey) -> Said | None:
        found = kept.readings.get(_digest(key))
        return pickle.loads(found) if found else None  # noqa: S301  # as above

    return Composer(kept.template, Before(dict(zip(keys, codes, strict=True)), kept.tokens, ready))


def _digest(key: ReadingKey) -> bytes:
    return hashlib.sha256("\0".join(key).encode()).digest()
