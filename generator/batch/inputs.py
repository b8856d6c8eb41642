"""What the outputs of a policy depend on, as one digest: so it is known whether they are up to date."""

from __future__ import annotations

from collections.abc import Mapping

from generator.batch.digest import digest
from generator.organisation.parse import Organisation
from generator.policy.compose import Composer
from generator.policy.stage import Stage


def inputs_of(organisation: Organisation, composer: Composer, brand: Mapping[str, bytes], stage: Stage) -> str:
    """Return the digest of all that the outputs of a policy depend on but the program."""
    sources = [source.content for source in organisation.sources]
    return digest([*sources, composer.template.digest.encode(), stage.value.encode(), *brand.values()])
