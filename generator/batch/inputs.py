"""What the outputs of a policy depend on, as one digest: so it is known whether they are up to date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from generator.batch.digest import digest
from generator.organisation.source import Source
from generator.policy.stage import Stage

if TYPE_CHECKING:
    from generator.organisation.parse import Organisation
    from generator.policy.compose import Composer


def inputs_of(organisation: Organisation, composer: Composer, brand: Mapping[str, bytes], stage: Stage) -> str:
    """Return the digest of all that the outputs of a policy depend on but the program."""
    return inputs_read(organisation.sources, composer.template.digest, brand.values(), stage)


def inputs_read(sources: Iterable[Source], template: str, brand: Iterable[bytes], stage: Stage) -> str:
    """Return the same digest from what was read of the files, without knowing what they say."""
    return digest([*(source.content for source in sources), template.encode(), stage.value.encode(), *brand])


def inputs_of_all(inputs: Mapping[str, str]) -> str:
    """Return the digest of all that an organisation's policies depend on, by what each of them does."""
    return digest(f"{name} {each}".encode() for name, each in sorted(inputs.items()))
